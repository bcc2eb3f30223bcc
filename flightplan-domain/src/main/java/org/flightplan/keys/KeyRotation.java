package org.flightplan.keys;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.crypto.SecretKey;
import org.flightplan.tenants.DatabaseUnavailable;
import org.flightplan.tenants.TenantId;

/**
 * Brings wrapped keys under the newest ones, in the background, on whichever node comes first: the tenants' under the first
 * line of the master key file, data keys under their tenant's newest. What nothing is wrapped by any more is removed.
 */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class KeyRotation {

    private static final Logger LOG = Logger.getLogger(KeyRotation.class.getName());

    /** A timer's call ends, however many keys there are: the next one goes on. */
    private static final int MOST_PAGES = 50;

    private final KeyStoreCheck check;
    private final KeyStore store;
    private final MasterKeys masterKeys;
    private final Wrapping wrapping;

    /** @param check whether the store may be used, {@code store} of the keys, {@code masterKeys} to wrap them by */
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

    @Schedule(second = "10", minute = "*", hour = "*", persistent = false)
    void rotate() {
        if (check.problem().isPresent()) {
            return;
        }
        try {
            bringUpToDate();
        } catch (DatabaseUnavailable | MissingKey | AesGcm.WrongKey e) {
            LOG.log(Level.WARNING, "Keys are not rewrapped yet: {0}", e.getMessage());
        }
    }

    /** Does it all, or as much as a call does; again, it changes nothing. */
    void bringUpToDate() {
        store.wrappedByOthersThan(masterKeys.currentId()).forEach(key -> store.rewrapped(wrapping.rewrapped(key)));
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
}
