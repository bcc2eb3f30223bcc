package org.flightplan.keys;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Where wrapped keys lie, apart from the log: {@link KeyDatabase}, or what takes its place. Each method is durable when it
 * comes back, and throws {@link KeysUnavailable} when the store can't be asked.
 */
interface KeyStore {

    /**
     * A tenant's key, wrapped: it wraps the tenant's data keys.
     *
     * @param tenant whose it is
     * @param version 1, 2, 3 …; the newest wraps
     * @param wrapped by the master key
     * @param masterKey which one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
    record TenantKey(TenantId tenant, int version, byte[] wrapped, String masterKey) {}

    /**
     * A key that encrypts, wrapped by its tenant's; or the mark that a patient's keys are destroyed.
     *
     * @param kind what it is for
     * @param subject the patient, or the tenant
     * @param version 1, 2, 3 …, the newest seals and all open; 0 for the mark
     * @param wrapped null for the mark
     * @param tenantKey which version of the tenant's key it is wrapped by; 0 for the mark
     * @param madeUnder which version that was when the key was made
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
    record DataKey(Kind kind, UUID subject, int version, byte @Nullable [] wrapped, int tenantKey, int madeUnder) {

        enum Kind {
            /** Encrypts what is known of a patient. */
            PATIENT,
            /** Makes a tenant's blind indexes. */
            INDEX;

            String stored() {
                return name().toLowerCase(Locale.ROOT);
            }

            static Kind of(String stored) {
                return valueOf(stored.toUpperCase(Locale.ROOT));
            }
        }

        boolean isErased() {
            return wrapped == null;
        }
    }

    /** What tells this store from every other. */
    UUID id();

    /** The tenant's keys, ascending. */
    List<TenantKey> tenantKeys(TenantId tenant);

    /** Adds a tenant's key, unless there is one of its version. */
    void add(TenantKey key);

    /** The keys of these subjects, ascending by version; of an erased patient, the mark alone. */
    List<DataKey> dataKeys(TenantId tenant, DataKey.Kind kind, Collection<UUID> subjects);

    /** Adds a key, unless there is one of its version, the patient is erased, or the tenant's key is gone. */
    boolean add(TenantId tenant, DataKey key);

    /** Destroys all keys of a patient, for good: no key is added afterwards. */
    void erase(Erasure erasure);

    /** Of each master key that wraps anything, one tenant's key that it wraps. */
    List<TenantKey> oneOfEachMasterKey();

    /** Tenants' keys that are not wrapped by this master key; some of them when there are many. */
    List<TenantKey> wrappedByOthersThan(String masterKey);

    /** Data keys that are not wrapped by their tenant's newest key; some of them when there are many. */
    List<Owned> wrappedByOlder();

    /** A data key, and whose it is. */
    record Owned(TenantId tenant, DataKey key) {}

    /** Replaces what a key is wrapped by, unless it is erased or gone. */
    void rewrapped(TenantKey key);

    /** Replaces what a key is wrapped by, unless it is erased or gone. */
    void rewrapped(List<Owned> keys);

    /** Removes tenants' keys that are not the newest and wrap nothing any more. */
    void removeUnused();

    /** How each tenant's keys are, by tenant; no key among it. */
    List<TenantKeyState> states();

    /** The patients whose keys were destroyed, of all tenants, but for the last minute: that is being put on record. */
    List<Erasure> erasures();

    /** The patients of a tenant whose keys were destroyed, in the order in which they were. */
    List<Erasure> erasures(TenantId tenant);
}
