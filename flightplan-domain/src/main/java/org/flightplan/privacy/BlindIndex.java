package org.flightplan.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import org.flightplan.keys.KeyRing;
import org.flightplan.tenants.TenantId;

/**
 * The keyed hashes by which a value is found and kept unique without being shown: HMAC-SHA-256 by a key of the tenant's.
 * What they leak to a reader of the database who has no key: which rows hold the same value, and how many do.
 */
@ApplicationScoped
public class BlindIndex {

    private static final String ALGORITHM = "HmacSHA256";

    private final KeyRing keys;

    /** @param keys of tenants */
    @Inject
    public BlindIndex(KeyRing keys) {
        this.keys = keys;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BlindIndex() {
        this(null);
    }

    /** Whether anything of the tenant was ever indexed: to look for something makes no key. */
    public boolean isUsed(TenantId tenant) {
        return keys.hasIndexKey(tenant);
    }

    /**
     * 64 hexadecimal digits that stand for a value of a kind in a tenant.
     *
     * @param kind what the value is, such as {@code mrn}
     * @param normalised the value, already in the form in which two equal ones are the same text
     */
    public String of(TenantId tenant, String kind, String normalised) {
        return HexFormat.of().formatHex(hash(tenant, kind, normalised.getBytes(StandardCharsets.UTF_8)));
    }

    /** The 32 bytes that stand for a value of a kind in a tenant. */
    public byte[] hash(TenantId tenant, String kind, byte[] normalised) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(keys.indexKey(tenant));
            mac.update(kind.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(normalised);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
