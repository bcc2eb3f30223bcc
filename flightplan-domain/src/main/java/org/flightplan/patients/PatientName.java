package org.flightplan.patients;

/**
 * A patient's name, as given.
 *
 * @param value 1 to 255 characters, not blank; PHI
 */
public record PatientName(String value) {

    /** Masked. */
    @Override
    public String toString() {
        return "PatientName[***]";
    }
}
