package org.flightplan.client.patients;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.UUID;
import org.flightplan.client.events.NewEvent.Metadata;
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
 * @param metadata where it comes from
 * @param legacy what another system knew of it that has no field here
 */
public record NewPatient(
        String name,
        String mrn,
        @Nullable LocalDate dateOfBirth,
        @Nullable Gender gender,
        @Nullable Identity identity,
        @Nullable UUID patientId,
        @Nullable Metadata metadata,
        @Nullable JsonObject legacy) {

    /** What it can't be without. */
    public NewPatient(String name, String mrn) {
        this(name, mrn, null, null, null, null, null, null);
    }

    /** Says the day of birth. */
    public NewPatient dateOfBirth(LocalDate dateOfBirth) {
        return new NewPatient(name, mrn, dateOfBirth, gender, identity, patientId, metadata, legacy);
    }

    /** Says the gender. */
    public NewPatient gender(Gender gender) {
        return new NewPatient(name, mrn, dateOfBirth, gender, identity, patientId, metadata, legacy);
    }

    /** Says whether it is known who the patient is. */
    public NewPatient identity(Identity identity) {
        return new NewPatient(name, mrn, dateOfBirth, gender, identity, patientId, metadata, legacy);
    }

    /** Says an id of the caller's choice. */
    public NewPatient patientId(UUID patientId) {
        return new NewPatient(name, mrn, dateOfBirth, gender, identity, patientId, metadata, legacy);
    }

    /** Says where it comes from. */
    public NewPatient metadata(Metadata metadata) {
        return new NewPatient(name, mrn, dateOfBirth, gender, identity, patientId, metadata, legacy);
    }

    /** Says what another system knew of it that has no field here, up to 10,000 characters as JSON. */
    public NewPatient legacy(JsonObject legacy) {
        return new NewPatient(name, mrn, dateOfBirth, gender, identity, patientId, metadata, legacy);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "NewPatient[patientId=" + patientId + "]";
    }
}
