package org.flightplan.client.admissions;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.client.events.NewEvent.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * A patient to admit.
 *
 * @param patientId who
 * @param specialty by its name, as {@code GET /specialties} lists it
 * @param attendingId the user who answers for the stay
 * @param attendingName that user's name, as it is to be shown
 * @param admitDate when the stay began
 * @param chiefComplaint why the patient came, up to 500 characters
 * @param admissionType how the patient came
 * @param visitNumber the hospital's own number of the stay
 * @param admissionId an id of the caller's choice; sent again with the same content, the patient is admitted once
 * @param metadata where it comes from
 * @param legacy what another system knew of it that has no field here
 */
public record NewAdmission(
        UUID patientId,
        String specialty,
        UUID attendingId,
        @Nullable String attendingName,
        Instant admitDate,
        @Nullable String chiefComplaint,
        @Nullable AdmissionType admissionType,
        @Nullable String visitNumber,
        @Nullable UUID admissionId,
        @Nullable Metadata metadata,
        @Nullable JsonObject legacy) {

    /** What it can't be without. */
    public NewAdmission(UUID patientId, String specialty, UUID attendingId, Instant admitDate) {
        this(patientId, specialty, attendingId, null, admitDate, null, null, null, null, null, null);
    }

    /** Says that user's name, as it is to be shown. */
    public NewAdmission attendingName(String attendingName) {
        return new NewAdmission(
                patientId,
                specialty,
                attendingId,
                attendingName,
                admitDate,
                chiefComplaint,
                admissionType,
                visitNumber,
                admissionId,
                metadata,
                legacy);
    }

    /** Says why the patient came, up to 500 characters. */
    public NewAdmission chiefComplaint(String chiefComplaint) {
        return new NewAdmission(
                patientId,
                specialty,
                attendingId,
                attendingName,
                admitDate,
                chiefComplaint,
                admissionType,
                visitNumber,
                admissionId,
                metadata,
                legacy);
    }

    /** Says how the patient came. */
    public NewAdmission admissionType(AdmissionType admissionType) {
        return new NewAdmission(
                patientId,
                specialty,
                attendingId,
                attendingName,
                admitDate,
                chiefComplaint,
                admissionType,
                visitNumber,
                admissionId,
                metadata,
                legacy);
    }

    /** Says the hospital's own number of the stay. */
    public NewAdmission visitNumber(String visitNumber) {
        return new NewAdmission(
                patientId,
                specialty,
                attendingId,
                attendingName,
                admitDate,
                chiefComplaint,
                admissionType,
                visitNumber,
                admissionId,
                metadata,
                legacy);
    }

    /** Says an id of the caller's choice. */
    public NewAdmission admissionId(UUID admissionId) {
        return new NewAdmission(
                patientId,
                specialty,
                attendingId,
                attendingName,
                admitDate,
                chiefComplaint,
                admissionType,
                visitNumber,
                admissionId,
                metadata,
                legacy);
    }

    /** Says where it comes from. */
    public NewAdmission metadata(Metadata metadata) {
        return new NewAdmission(
                patientId,
                specialty,
                attendingId,
                attendingName,
                admitDate,
                chiefComplaint,
                admissionType,
                visitNumber,
                admissionId,
                metadata,
                legacy);
    }

    /** Says what another system knew of it that has no field here, up to 10,000 characters as JSON. */
    public NewAdmission legacy(JsonObject legacy) {
        return new NewAdmission(
                patientId,
                specialty,
                attendingId,
                attendingName,
                admitDate,
                chiefComplaint,
                admissionType,
                visitNumber,
                admissionId,
                metadata,
                legacy);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "NewAdmission[admissionId=" + admissionId + "]";
    }
}
