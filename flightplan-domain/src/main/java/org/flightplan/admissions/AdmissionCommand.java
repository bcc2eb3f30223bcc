package org.flightplan.admissions;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.patients.PatientId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a hospital stay. */
public sealed interface AdmissionCommand {

    /**
     * Admits a patient (HL7 ADT A01). With an id that exists and the same content it is answered like the first time.
     *
     * @param id the admission's
     * @param patientId a patient of the tenant
     * @param specialty enabled for the tenant
     * @param attendingId the attending
     * @param attendingName or null
     * @param admitDate at most 5 minutes ahead of the clock
     * @param chiefComplaint PHI, or null
     * @param admissionType emergency, elective, transfer, urgent, or null
     */
    record AdmitPatient(
            AdmissionId id,
            PatientId patientId,
            String specialty,
            UUID attendingId,
            @Nullable String attendingName,
            Instant admitDate,
            @Nullable String chiefComplaint,
            @Nullable String admissionType)
            implements AdmissionCommand {

        @Override
        public String toString() {
            return "AdmitPatient[" + id + "]";
        }
    }

    /**
     * Admits a patient where care teams are kept: one who has stays, only by someone who is the attending or in the team of
     * one of them.
     *
     * @param admit what is asked
     * @param by who asks
     */
    record AdmitWithinCareTeam(AdmitPatient admit, UUID by) implements AdmissionCommand {}

    /**
     * Moves the patient (HL7 ADT A02).
     *
     * @param id the admission's
     * @param fromLocation where the caller believes the patient to be, or null: not checked
     * @param fromBed likewise, or null: not checked
     * @param to where the patient goes
     * @param effectiveAt when; may be before moves already recorded, when it fits between them
     * @param reason PHI, or null
     */
    record ChangeLocation(
            AdmissionId id,
            @Nullable String fromLocation,
            @Nullable String fromBed,
            Place to,
            Instant effectiveAt,
            @Nullable String reason)
            implements AdmissionCommand {

        @Override
        public String toString() {
            return "ChangeLocation[" + id + "]";
        }
    }

    /**
     * Ends the stay (HL7 ADT A03).
     *
     * @param id the admission's
     * @param dischargeDate not before the last move and the last clinical event
     * @param disposition where to; PHI, or null
     */
    record Discharge(
            AdmissionId id, Instant dischargeDate, @Nullable String disposition) implements AdmissionCommand {

        @Override
        public String toString() {
            return "Discharge[" + id + "]";
        }
    }

    /**
     * Takes a user into the stay's care team, or out of it.
     *
     * @param id the admission's
     * @param user who
     * @param member whether the user is in it from now on
     */
    record ChangeCareTeam(AdmissionId id, UUID user, boolean member) implements AdmissionCommand {}

    /**
     * Records what happened at the bedside.
     *
     * @param eventId unique in the tenant; with the same content it is answered like the first time
     * @param admissionId the stay it belongs to
     * @param eventType as the specialty declares it
     * @param occurredAt within the stay
     * @param details in the shape that the event type declares; may hold PHI
     */
    record RecordClinicalEvent(
            UUID eventId, AdmissionId admissionId, String eventType, Instant occurredAt, JsonObject details)
            implements AdmissionCommand {

        @Override
        public String toString() {
            return "RecordClinicalEvent[" + eventId + "]";
        }
    }
}
