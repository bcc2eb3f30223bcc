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
            @Nullable String admissionType,
            @Nullable String visitNumber)
            implements AdmissionEvent {

        @Override
        public String toString() {
            return "Admitted[" + id + "]";
        }
    }

    /**
     * {@code admission.updated}.
     *
     * @param changes the fields that have another value from now on; one that is null has none
     */
    record Updated(JsonObject changes) implements AdmissionEvent {

        @Override
        public String toString() {
            return "Updated" + changes.keySet();
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

    /**
     * {@code admission.location_corrected}: a move was another one, or none.
     *
     * @param corrects the event that spoke of the move last
     * @param moveId the event that spoke of it first: read models know the move by it
     * @param move as it really was; null: it was none
     * @param why it was recorded otherwise; PHI
     */
    record LocationCorrected(
            AdmissionId id,
            UUID corrects,
            UUID moveId,
            @Nullable LocationChanged move,
            @Nullable String why) implements AdmissionEvent {

        @Override
        public String toString() {
            return "LocationCorrected[" + moveId + "]";
        }
    }

    /** {@code admission.move_requested}: the patient is to move. */
    record MoveRequested(
            UUID requestId,
            Place to,
            @Nullable Instant neededBy,
            @Nullable String reason) implements AdmissionEvent {

        @Override
        public String toString() {
            return "MoveRequested[" + requestId + "]";
        }
    }

    /** {@code admission.move_request_cancelled}: the patient is to stay where he is. */
    record MoveRequestCancelled(UUID requestId) implements AdmissionEvent {}

    /** {@code admission.discharged}: the stay ended. */
    record Discharged(
            AdmissionId id, Instant dischargeDate, @Nullable String disposition, boolean died)
            implements AdmissionEvent {

        @Override
        public String toString() {
            return "Discharged[" + id + "]";
        }
    }

    /**
     * {@code admission.discharge_cancelled}: the stay had not ended.
     *
     * @param discharge the event that said so
     */
    record DischargeCancelled(
            AdmissionId id, UUID discharge, @Nullable String reason) implements AdmissionEvent {

        @Override
        public String toString() {
            return "DischargeCancelled[" + id + "]";
        }
    }

    /** {@code admission.cancelled}: there was no such stay. */
    record Cancelled(AdmissionId id, @Nullable String reason) implements AdmissionEvent {

        @Override
        public String toString() {
            return "Cancelled[" + id + "]";
        }
    }

    /** {@code admission.care_team_changed}: a user came into the care team, or left it. */
    record CareTeamChanged(
            AdmissionId id,
            UUID user,
            boolean member,
            @Nullable String role) implements AdmissionEvent {}

    /**
     * {@code admission.patient_merged}: the patient's record was merged into another's, whose stay it is from now on.
     *
     * @param patientId whose it is
     * @param retired whose it was
     */
    record OfAnotherPatient(AdmissionId id, PatientId patientId, PatientId retired) implements AdmissionEvent {}

    /** {@code clinical_event.recorded}: something happened at the bedside. */
    record ClinicalEventRecorded(
            UUID eventId, AdmissionId admissionId, String eventType, Instant occurredAt, JsonObject details)
            implements AdmissionEvent {

        @Override
        public String toString() {
            return "ClinicalEventRecorded[" + eventId + "]";
        }
    }

    /**
     * {@code clinical_event.corrected}: it happened otherwise, or not at all.
     *
     * @param eventId the one that is corrected, as it was recorded
     * @param eventType of it
     * @param occurredAt null when that was right
     * @param details the whole of them; null when they were right
     * @param retracted whether it did not happen
     * @param why it was recorded otherwise; PHI
     */
    record ClinicalEventCorrected(
            UUID eventId,
            String eventType,
            @Nullable Instant occurredAt,
            @Nullable JsonObject details,
            boolean retracted,
            @Nullable String why)
            implements AdmissionEvent {

        @Override
        public String toString() {
            return "ClinicalEventCorrected[" + eventId + "]";
        }
    }

    /**
     * {@code attachment.added}: a document, a picture or a recording of the stay is kept. Its content was stored before.
     *
     * @param occurredAt what it shows
     * @param contentType as found by the content
     * @param size of the content, in bytes
     * @param digest of the content: {@code sha-256:} and 64 hexadecimal digits
     * @param linkedEventId the clinical event that it belongs to, or null
     * @param storageKey where the content is
     * @param thumbnailKey where a small picture of it is, or null
     */
    record AttachmentAdded(
            UUID attachmentId,
            Instant occurredAt,
            @Nullable String filename,
            @Nullable String description,
            @Nullable String attachmentType,
            String contentType,
            long size,
            String digest,
            @Nullable UUID linkedEventId,
            UUID storageKey,
            @Nullable UUID thumbnailKey)
            implements AdmissionEvent {

        @Override
        public String toString() {
            return "AttachmentAdded[" + attachmentId + "]";
        }
    }

    /**
     * {@code attachment.retracted}: it does not belong there, and its content is destroyed.
     *
     * @param why PHI
     */
    record AttachmentRetracted(UUID attachmentId, @Nullable String why) implements AdmissionEvent {

        @Override
        public String toString() {
            return "AttachmentRetracted[" + attachmentId + "]";
        }
    }
}
