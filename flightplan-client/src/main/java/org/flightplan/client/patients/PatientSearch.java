package org.flightplan.client.patients;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a patient is searched by: one of these.
 *
 * @param mrn the whole medical record number
 * @param namePrefix beginnings of words of the name, from three letters, or whole words; up to five
 * @param dateOfBirth the day of birth
 */
public record PatientSearch(
        @Nullable String mrn,
        @Nullable String namePrefix,
        @Nullable LocalDate dateOfBirth) {

    /** Nothing yet. */
    public PatientSearch() {
        this(null, null, null);
    }

    /** Says the whole medical record number. */
    public PatientSearch mrn(String mrn) {
        return new PatientSearch(mrn, namePrefix, dateOfBirth);
    }

    /** Says beginnings of words of the name, or whole words. */
    public PatientSearch namePrefix(String namePrefix) {
        return new PatientSearch(mrn, namePrefix, dateOfBirth);
    }

    /** Says the day of birth. */
    public PatientSearch dateOfBirth(LocalDate dateOfBirth) {
        return new PatientSearch(mrn, namePrefix, dateOfBirth);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "PatientSearch";
    }
}
