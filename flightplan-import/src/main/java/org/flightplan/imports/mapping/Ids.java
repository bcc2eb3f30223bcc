package org.flightplan.imports.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ids that are the same in every run: of a hospital, and of what a row is known by in its source. They are made with a secret,
 * since a row may be known by a patient's number, which nobody shall find by trying.
 */
public final class Ids {

    private static final String HMAC = "HmacSHA256";
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final UUID tenant;
    private final SecretKeySpec secret;

    /**
     * @param tenant whose they are
     * @param secret the same in every run
     */
    public Ids(UUID tenant, byte[] secret) {
        this.tenant = tenant;
        this.secret = new SecretKeySpec(secret, HMAC);
    }

    /**
     * The id of something.
     *
     * @param kind what it is
     * @param key what tells it from others of its kind
     */
    public UUID of(String kind, Object... key) {
        StringBuilder name = new StringBuilder(tenant.toString()).append('\n').append(kind);
        for (Object part : key) {
            name.append('\n').append(part);
        }
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(name.toString().getBytes(StandardCharsets.UTF_8)));
            // a UUID of RFC 9562's version 8: its bits are the maker's own
            long most = (hash.getLong() & ~0xF000L) | VERSION_8;
            long least = (hash.getLong() & ~0xC000000000000000L) | VARIANT;
            return new UUID(most, least);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
