package org.flightplan.patients;

import org.flightplan.events.Key;

/**
 * The keys that a patient's stays hold in the log: what must be so of all of them together is judged by these, under the
 * append lock.
 */
public final class StayKeys {

    /** The kind of the keys that number a patient's stays, from 1. */
    public static final String KIND = "stay";

    /** The kind of the key that a patient's open stay holds. */
    public static final String OPEN = "open_stay";

    private StayKeys() {}

    /** What the keys of all of a patient's stays begin with. */
    public static Key of(PatientId patient) {
        return Key.of(KIND, patient.value());
    }

    /** The key of a patient's n-th stay. */
    public static Key numbered(PatientId patient, int number) {
        return new Key(KIND, of(patient).hash() + String.format("%08x", number));
    }

    /** The key of the stay during which a patient is in hospital. */
    public static Key open(PatientId patient) {
        return Key.of(OPEN, patient.value());
    }
}
