package org.flightplan.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.crypto.SecretKey;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;
import org.flightplan.keys.KeyStore.TenantKey;
import org.flightplan.tenants.TenantId;

/**
 * Brings wrapped keys under the newest ones: the tenants' under the first
 * line of the master key file, data keys under their tenant's newest. What nothing is wrapped by any more is removed. It is
 * done in the background; nodes that do it at once do each other no harm.
 */
@ApplicationScoped
public class KeyRotation implements BackgroundWork {

    private static final Logger LOG = Logger.getLogger(KeyRotation.class.getName());

    /** A call ends, however many keys there are: the next one goes on. */
    private static final int MOST_PAGES = 50;

    private final KeyStoreCheck check;
    private final KeyStore store;
    private final MasterKeys masterKeys;
    private final Wrapping wrapping;

    /** @param check before a {@code store} of keys is touched, {@code masterKeys} to wrap them by */
    @Inject
    KeyRotation(KeyStoreCheck check, KeyStore store, MasterKeys masterKeys) {
        this.check = check;
        this.store = store;
        this.masterKeys = masterKeys;
        this.wrapping = new Wrapping(masterKeys);
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected KeyRotation() {
        this(null, null, null);
    }

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan("key rotation", Duration.ofSeconds(20), Duration.ofMinutes(10), () -> this::rotate);
    }

    private void rotate() {
        check.recheck();
        if (check.problem().isEmpty()) {
            bringUpToDate();
        }
    }

    /** Does it all, or as much as a call does; again, it changes nothing. */
    void bringUpToDate() {
        store.wrappedByOthersThan(masterKeys.currentId()).forEach(this::rewrap);
        for (int page = 0; page < MOST_PAGES; page++) {
            List<KeyStore.Owned> older = store.wrappedByOlder();
            if (older.isEmpty()) {
                store.removeUnused();
                return;
            }
            Map<TenantId, NavigableMap<Integer, SecretKey>> tenantKeys = new HashMap<>();
            store.rewrapped(older.stream()
                    .map(owned -> new KeyStore.Owned(
                            owned.tenant(),
                            Wrapping.rewrapped(
                                    owned.tenant(),
                                    owned.key(),
                                    tenantKeys.computeIfAbsent(
                                            owned.tenant(), tenant -> wrapping.unwrapped(store.tenantKeys(tenant))))))
                    .toList());
        }
    }

    // one that can't be unwrapped here is no reason to leave the others
    private void rewrap(TenantKey key) {
        try {
            store.rewrapped(wrapping.rewrapped(key));
        } catch (MissingKey | AesGcm.WrongKey e) {
            LOG.log(Level.SEVERE, "The key of tenant {0} is not rewrapped: {1}", new Object[] {
                key.tenant(), e.getMessage()
            });
        }
    }
}
