package org.flightplan.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.flightplan.keys.KeyStore.DataKey;
import org.flightplan.keys.KeyStore.TenantKey;
import org.flightplan.tenants.TenantId;

/** Wraps keys, and unwraps them: each for its owner alone. */
final class Wrapping {

    private final MasterKeys masterKeys;

    Wrapping(MasterKeys masterKeys) {
        this.masterKeys = masterKeys;
    }

    /** A new key of a tenant. */
    TenantKey newTenantKey(TenantId tenant, int version) {
        return wrapped(tenant, version, AesGcm.newKey());
    }

    /** The same key, wrapped by the current master key. */
    TenantKey rewrapped(TenantKey key) {
        return wrapped(key.tenant(), key.version(), bytes(key));
    }

    /** Whether the master keys open it. */
    boolean opens(TenantKey key) {
        try {
            bytes(key);
            return true;
        } catch (MissingKey | AesGcm.WrongKey e) {
            return false;
        }
    }

    /** A tenant's keys by their versions. */
    NavigableMap<Integer, SecretKey> unwrapped(Iterable<TenantKey> keys) {
        NavigableMap<Integer, SecretKey> byVersion = new TreeMap<>();
        for (TenantKey key : keys) {
            byVersion.put(key.version(), AesGcm.key(bytes(key)));
        }
        return byVersion;
    }

    /** A new data key, wrapped by the tenant's newest. */
    static DataKey newDataKey(
            TenantId tenant,
            DataKey.Kind kind,
            UUID subject,
            int version,
            NavigableMap<Integer, SecretKey> tenantKeys) {
        return wrapped(
                tenant,
                new DataKey(kind, subject, version, null, 0, tenantKeys.lastKey()),
                AesGcm.newKey(),
                tenantKeys);
    }

    /** The same key, wrapped by the tenant's newest. */
    static DataKey rewrapped(TenantId tenant, DataKey key, NavigableMap<Integer, SecretKey> tenantKeys) {
        return wrapped(tenant, key, bytes(tenant, key, tenantKeys), tenantKeys);
    }

    /**
     * The bytes of a data key.
     *
     * @throws MissingKey when the tenant's key is not among those given
     */
    static byte[] bytes(TenantId tenant, DataKey key, NavigableMap<Integer, SecretKey> tenantKeys) {
        SecretKey by = tenantKeys.get(key.tenantKey());
        if (by == null) {
            throw new MissingKey("version " + key.tenantKey() + " of a tenant's key is not in the key store");
        }
        return AesGcm.open(by, context(tenant, key), Objects.requireNonNull(key.wrapped()), 0);
    }

    private TenantKey wrapped(TenantId tenant, int version, byte[] key) {
        MasterKeys.Wrapped wrapped = masterKeys.wrap(key, context(tenant, version));
        TenantKey wrappedKey = new TenantKey(tenant, version, wrapped.bytes(), wrapped.by());
        if (!Arrays.equals(key, bytes(wrappedKey))) {
            throw new IllegalStateException("a wrapped key does not unwrap to itself");
        }
        return wrappedKey;
    }

    private byte[] bytes(TenantKey key) {
        return masterKeys.unwrap(key.masterKey(), key.wrapped(), context(key.tenant(), key.version()));
    }

    private static DataKey wrapped(
            TenantId tenant, DataKey key, byte[] bytes, NavigableMap<Integer, SecretKey> tenantKeys) {
        byte[] wrapped = AesGcm.seal(tenantKeys.lastEntry().getValue(), context(tenant, key), bytes);
        return new DataKey(key.kind(), key.subject(), key.version(), wrapped, tenantKeys.lastKey(), key.madeUnder());
    }

    private static byte[] context(TenantId tenant, DataKey key) {
        return context(key.kind().stored(), tenant, key.subject(), key.version());
    }

    private static byte[] context(TenantId tenant, int version) {
        return context("tenant", tenant, tenant.value(), version);
    }

    private static byte[] context(String kind, TenantId tenant, UUID subject, int version) {
        return (kind + " " + tenant + " " + subject + " " + version).getBytes(StandardCharsets.US_ASCII);
    }
}
