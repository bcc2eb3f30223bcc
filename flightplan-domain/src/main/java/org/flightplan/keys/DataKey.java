package org.flightplan.keys;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
