package org.flightplan.client.patients;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record to begin.
 *
 * @param name the full name
 * @param mrn the medical record number; no other patient of the hospital has it
 * @param dateOfBirth the day of birth; only a provisional identity is without one
 * @param gender the gender
 * @param identity whether it is known who the patient is; confirmed when absent
 * @param patientId an id of the caller's choice; sent again with the same content, the record is begun once
 */
public record NewPatient(
        String name,
        String mrn,
        @Nullable LocalDate dateOfBirth,
        @Nullable Gender gender,
        @Nullable Identity identity,
        @Nullable UUID patientId) {

    /** What it can't be without. */
    public NewPatient(String name, String mrn) {
        this(name, mrn, null, null, null, null);
    }

    /** Says the day of birth. */
    public NewPatient dateOfBirth(LocalDate dateOfBirth) {
        return new NewPatient(name, mrn, dateOfBirth, gender, identity, patientId);
    }

    /** Says the gender. */
    public NewPatient gender(Gender gender) {
        return new NewPatient(name, mrn, dateOfBirth, gender, identity, patientId);
    }

    /** Says whether it is known who the patient is. */
    public NewPatient identity(Identity identity) {
        return new NewPatient(name, mrn, dateOfBirth, gender, identity, patientId);
    }

    /** Says an id of the caller's choice. */
    public NewPatient patientId(UUID patientId) {
        return new NewPatient(name, mrn, dateOfBirth, gender, identity, patientId);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "NewPatient[patientId=" + patientId + "]";
    }
}
