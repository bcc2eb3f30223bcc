package org.flightplan.events;

import java.util.UUID;

/**
 * A key of a tenant that one stream at a time may hold.
 *
 * @param kind what the key is, such as {@code mrn}
 * @param hash what stands for the key, in hexadecimal: a hash of what may be PHI, else the key itself
 */
public record UniqueKey(String kind, String hash) {

    private static final String ERASED = "erased";

    /** The key whose kind says what an id is. */
    public static UniqueKey of(String kind, UUID id) {
        return new UniqueKey(kind, hexadecimal(id));
    }

    /** The key that an erased patient's stream holds: nothing more is appended that is about the patient. */
    public static UniqueKey erased(UUID patient) {
        return of(ERASED, patient);
    }

    /** Whether it is the key of an erased patient. */
    public boolean isErased() {
        return kind.equals(ERASED);
    }

    static String hexadecimal(UUID id) {
        return id.toString().replace("-", "");
    }
}
