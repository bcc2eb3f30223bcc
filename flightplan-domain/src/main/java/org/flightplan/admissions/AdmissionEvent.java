package org.flightplan.admissions;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.patients.PatientId;
import org.jspecify.annotations.Nullable;

/** What has happened during a hospital stay. None shows its content as text: it may be PHI. */
public sealed interface AdmissionEvent {

    /** {@code admission.created}: the patient was admitted. */
    record Admitted(
            AdmissionId id,
            PatientId patientId,
            String specialty,
            UUID attendingId,
            @Nullable String attendingName,
            Instant admitDate,
            @Nullable String chiefComplaint,
            @Nullable String admissionType)
            implements AdmissionEvent {

        @Override
        public String toString() {
            return "Admitted[" + id + "]";
        }
    }

    /** {@code admission.location_changed}: the patient moved. */
    record LocationChanged(
            AdmissionId id,
            @Nullable String fromLocation,
            @Nullable String fromBed,
            Place to,
            Instant effectiveAt,
            @Nullable String reason)
            implements AdmissionEvent {

        @Override
        public String toString() {
            return "LocationChanged[" + id + "]";
        }
    }

    /** {@code admission.discharged}: the stay ended. */
    record Discharged(
            AdmissionId id, Instant dischargeDate, @Nullable String disposition) implements AdmissionEvent {

        @Override
        public String toString() {
            return "Discharged[" + id + "]";
        }
    }

    /** {@code admission.care_team_changed}: a user came into the care team, or left it. */
    record CareTeamChanged(AdmissionId id, UUID user, boolean member) implements AdmissionEvent {}

    /** {@code clinical_event.recorded}: something happened at the bedside. */
    record ClinicalEventRecorded(
            UUID eventId, AdmissionId admissionId, String eventType, Instant occurredAt, JsonObject details)
            implements AdmissionEvent {

        @Override
        public String toString() {
            return "ClinicalEventRecorded[" + eventId + "]";
        }
    }
}
