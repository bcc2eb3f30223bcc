package org.flightplan.keys;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.flightplan.keys.KeyStore.DataKey;
import org.flightplan.tenants.TenantId;

/**
 * The unwrapped keys of those who are looked at now, made where there are none. A node remembers a key for
 * {@value #SECONDS} seconds: so long may it open what another node has erased. While the key store can't be asked, it
 * remembers for {@value #MINUTES_WITHOUT_STORE} minutes: a hospital goes on working, on those it works on.
 */
@ApplicationScoped
public class KeyRing {

    /** How long a key is remembered. */
    public static final int SECONDS = 30;

    /** How long a key is remembered while the key store can't be asked. */
    public static final int MINUTES_WITHOUT_STORE = 10;

    private static final Logger LOG = Logger.getLogger(KeyRing.class.getName());

    private static final int MOST_PATIENTS = 100_000;
    private static final int ATTEMPTS = 5;

    private record Patient(TenantId tenant, UUID id) {}

    private final KeyStore store;
    private final StoreMemory.Asking asking;
    private final TenantKeys tenants;
    private final StoreMemory<TenantId, SecretKey> indexes;
    private final StoreMemory<Patient, PatientKeys> patients;

    /** @param store of wrapped keys, {@code masterKeys} that unwrap them */
    @Inject
    KeyRing(KeyStore store, MasterKeys masterKeys) {
        this(store, masterKeys, Ticker.systemTicker());
    }

    /**
     * The keys of an installation, for who works on it without its server.
     *
     * @param keyStore its database, as {@code flightplan_keys}; {@code masterKeys} that unwrap what lies there
     */
    public static KeyRing of(Supplier<DataSource> keyStore, MasterKeys masterKeys) {
        return new KeyRing(new KeyDatabase(keyStore), masterKeys);
    }

    KeyRing(KeyStore store, MasterKeys masterKeys, Ticker ticker) {
        this.store = store;
        this.asking = new StoreMemory.Asking(ticker);
        this.tenants = new TenantKeys(store, masterKeys, ticker, asking);
        this.indexes = new StoreMemory<>(TenantKeys.MOST, ticker, asking);
        this.patients = new StoreMemory<>(MOST_PATIENTS, ticker, asking);
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected KeyRing() {
        this(null, null, Ticker.systemTicker());
    }

    /**
     * A key, and which it is.
     *
     * @param version of the patient's keys
     */
    public record Numbered(int version, SecretKey key) {}

    /**
     * The key that seals what is recorded of a patient now; made if there is none yet, or if the tenant's key was changed
     * since the last one was made.
     *
     * @throws PatientErased when nothing may be recorded any more
     */
    public Numbered sealingKey(TenantId tenant, UUID patient) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            PatientKeys keys = keysOf(tenant, patient);
            if (keys.erased()) {
                throw new PatientErased();
            }
            NavigableMap<Integer, SecretKey> tenantKeys = tenants.of(tenant);
            int newest = keys.newest();
            if (newest > 0 && keys.madeUnder() >= tenantKeys.lastKey()) {
                return new Numbered(newest, keys.of(newest).orElseThrow());
            }
            DataKey made = Wrapping.newDataKey(tenant, DataKey.Kind.PATIENT, patient, newest + 1, tenantKeys);
            if (store.add(tenant, made)) {
                SecretKey key = AesGcm.key(Wrapping.bytes(tenant, made, tenantKeys));
                patients.put(new Patient(tenant, patient), keys.with(newest + 1, key, made.madeUnder()));
            } else {
                // another node was first, with this key, the tenant's, or the patient's erasure
                forget(tenant, patient);
                tenants.forget(tenant);
            }
        }
        throw new IllegalStateException("a patient's new key is not found again");
    }

    /**
     * The key that opens what was sealed by one of a patient's keys; empty when the patient is erased.
     *
     * @throws MissingKey when there is none, though nobody has erased it
     */
    public Optional<SecretKey> openingKey(TenantId tenant, UUID patient, int version) {
        PatientKeys keys = keysOf(tenant, patient);
        if (!keys.erased() && keys.of(version).isEmpty()) {
            // another node may have made it since
            forget(tenant, patient);
            keys = keysOf(tenant, patient);
        }
        if (!keys.erased() && keys.of(version).isEmpty()) {
            throw new MissingKey("version " + version + " of a patient's key is not in the key store");
        }
        return keys.of(version);
    }

    /** Whether a patient's keys are destroyed, as the store says now. */
    public boolean isErased(TenantId tenant, UUID patient) {
        forget(tenant, patient);
        return keysOf(tenant, patient).erased();
    }

    /**
     * Gives a tenant a new key: it wraps what is made from now on, and soon all that was made before; and each patient's
     * next data is sealed by a new key of the patient's. Nodes that remember the old key follow within
     * {@value #SECONDS} seconds.
     *
     * @return the new key's version
     */
    public int rotate(TenantId tenant) {
        return tenants.rotate(tenant);
    }

    /** Fetches the keys of many at once, so that asking for one of them asks nobody. */
    public void prepare(TenantId tenant, Collection<UUID> wanted) {
        List<UUID> unknown = wanted.stream()
                .distinct()
                .filter(patient -> !patients.isFresh(new Patient(tenant, patient)))
                .toList();
        if (!unknown.isEmpty()) {
            try {
                asking.of(() -> fetch(tenant, unknown));
            } catch (KeysUnavailable | MissingKey | AesGcm.WrongKey fault) {
                // whoever asks for one of them meets it, unless that one is remembered
                LOG.log(Level.FINE, "keys are not prepared: {0}", fault.getMessage());
            }
        }
    }

    /** How the keys of each tenant are, as the store says now; of a tenant of whom nothing was recorded there are none. */
    public List<TenantKeyState> states() {
        return store.states();
    }

    /** The key of a tenant's blind indexes; made if there is none yet, and the same for ever. */
    public SecretKey indexKey(TenantId tenant) {
        return indexes.get(tenant, () -> fetchIndexKey(tenant));
    }

    /** Whether a tenant has a key for its blind indexes: where there is none, nothing was ever indexed. */
    public boolean hasIndexKey(TenantId tenant) {
        return indexes.isFresh(tenant) || !asking.of(() -> indexKeys(tenant)).isEmpty();
    }

    private List<DataKey> indexKeys(TenantId tenant) {
        return store.dataKeys(tenant, DataKey.Kind.INDEX, List.of(tenant.value()));
    }

    private SecretKey fetchIndexKey(TenantId tenant) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            List<DataKey> keys = indexKeys(tenant);
            NavigableMap<Integer, SecretKey> tenantKeys = tenants.of(tenant);
            if (!keys.isEmpty()) {
                return tenants.unwrapped(tenant, keys.get(0));
            }
            if (!store.add(tenant, Wrapping.newDataKey(tenant, DataKey.Kind.INDEX, tenant.value(), 1, tenantKeys))) {
                tenants.forget(tenant);
            }
        }
        throw new IllegalStateException("a tenant's index key is not found again");
    }

    /** Destroys a patient's keys, for good; nodes remember them for {@value #SECONDS} seconds at most. */
    public void erase(Erasure erasure) {
        store.erase(erasure);
        forget(erasure.tenant(), erasure.patient());
    }

    /** Whose keys were destroyed, of all tenants, but for the last minute. */
    public List<Erasure> erasures() {
        return store.erasures();
    }

    /** The patients of a tenant whose keys were destroyed. */
    public List<Erasure> erasures(TenantId tenant) {
        return store.erasures(tenant);
    }

    private void forget(TenantId tenant, UUID patient) {
        patients.forget(new Patient(tenant, patient));
    }

    private PatientKeys keysOf(TenantId tenant, UUID patient) {
        return patients.get(
                new Patient(tenant, patient),
                () -> fetch(tenant, List.of(patient)).get(0));
    }

    private List<PatientKeys> fetch(TenantId tenant, List<UUID> wanted) {
        Map<UUID, List<DataKey>> found = store.dataKeys(tenant, DataKey.Kind.PATIENT, wanted).stream()
                .collect(Collectors.groupingBy(DataKey::subject));
        List<PatientKeys> fetched = new ArrayList<>();
        for (UUID patient : wanted) {
            PatientKeys keys = PatientKeys.unwrapped(
                    found.getOrDefault(patient, List.of()), key -> tenants.unwrapped(tenant, key));
            patients.put(new Patient(tenant, patient), keys);
            fetched.add(keys);
        }
        return fetched;
    }
}
