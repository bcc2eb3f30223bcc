package org.flightplan.keys;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.List;
import java.util.NavigableMap;
import javax.crypto.SecretKey;
import org.flightplan.keys.KeyStore.DataKey;
import org.flightplan.keys.KeyStore.TenantKey;
import org.flightplan.tenants.TenantId;

/** The unwrapped keys of tenants, remembered as long as those of patients; made where there are none. */
final class TenantKeys {

    /** Of how many tenants keys are remembered. */
    static final int MOST = 1_000;

    private final KeyStore store;
    private final Wrapping wrapping;
    private final StoreMemory<TenantId, NavigableMap<Integer, SecretKey>> memory;

    TenantKeys(KeyStore store, MasterKeys masterKeys, Ticker ticker, StoreMemory.Asking asking) {
        this.store = store;
        this.wrapping = new Wrapping(masterKeys);
        this.memory = new StoreMemory<>(MOST, ticker, asking);
    }

    /** A tenant's keys by their versions. */
    NavigableMap<Integer, SecretKey> of(TenantId tenant) {
        return memory.get(tenant, () -> fetch(tenant));
    }

    /** A data key of a tenant. */
    SecretKey unwrapped(TenantId tenant, DataKey key) {
        NavigableMap<Integer, SecretKey> known = of(tenant);
        if (!known.containsKey(key.tenantKey())) {
            // another node has changed the tenant's key
            forget(tenant);
            known = of(tenant);
        }
        return AesGcm.key(Wrapping.bytes(tenant, key, known));
    }

    /** Gives a tenant a new key; its version. */
    int rotate(TenantId tenant) {
        forget(tenant);
        int version = of(tenant).lastKey() + 1;
        store.add(wrapping.newTenantKey(tenant, version));
        forget(tenant);
        return version;
    }

    void forget(TenantId tenant) {
        memory.forget(tenant);
    }

    private NavigableMap<Integer, SecretKey> fetch(TenantId tenant) {
        List<TenantKey> found = store.tenantKeys(tenant);
        if (found.isEmpty()) {
            store.add(wrapping.newTenantKey(tenant, 1));
            found = store.tenantKeys(tenant);
        }
        return wrapping.unwrapped(found);
    }
}
