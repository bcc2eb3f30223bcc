package org.flightplan.keys;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * A patient's keys, unwrapped.
 *
 * @param byVersion empty for a patient of whom nothing was recorded yet, and for one who is erased
 * @param madeUnder which version the tenant's key had when the newest was made; 0 when there is none
 * @param erased whether the keys are destroyed
 */
record PatientKeys(Map<Integer, SecretKey> byVersion, int madeUnder, boolean erased) {

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
