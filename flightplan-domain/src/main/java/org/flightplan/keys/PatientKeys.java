package org.flightplan.keys;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.flightplan.keys.KeyStore.DataKey;

/**
 * A patient's keys, unwrapped.
 *
 * @param byVersion empty for a patient of whom nothing was recorded yet, and for one who is erased
 * @param madeUnder which version the tenant's key had when the newest was made; 0 when there is none
 * @param erased whether the keys are destroyed
 */
record PatientKeys(Map<Integer, SecretKey> byVersion, int madeUnder, boolean erased) {

    /** Those that the key store holds of a patient, ascending. */
    static PatientKeys unwrapped(List<DataKey> stored, Function<DataKey, SecretKey> unwrapping) {
        if (stored.stream().anyMatch(DataKey::isErased)) {
            return new PatientKeys(Map.of(), 0, true);
        }
        Map<Integer, SecretKey> byVersion = new HashMap<>();
        for (DataKey key : stored) {
            byVersion.put(key.version(), unwrapping.apply(key));
        }
        int madeUnder = stored.isEmpty() ? 0 : stored.get(stored.size() - 1).madeUnder();
        return new PatientKeys(byVersion, madeUnder, false);
    }

    /** The newest version; 0 when there is none. */
    int newest() {
        return byVersion.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** These, and one that was made now. */
    PatientKeys with(int version, SecretKey key, int tenantKey) {
        Map<Integer, SecretKey> more = new HashMap<>(byVersion);
        more.put(version, key);
        return new PatientKeys(more, tenantKey, false);
    }

    Optional<SecretKey> of(int version) {
        return Optional.ofNullable(byVersion.get(version));
    }
}
