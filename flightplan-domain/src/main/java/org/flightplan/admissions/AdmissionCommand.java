package org.flightplan.admissions;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionEvent.AttachmentAdded;
import org.flightplan.admissions.AdmissionEvent.AttachmentRetracted;
import org.flightplan.admissions.AdmissionEvent.Cancelled;
import org.flightplan.admissions.AdmissionEvent.CareTeamChanged;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventRecorded;
import org.flightplan.admissions.AdmissionEvent.Discharged;
import org.flightplan.admissions.AdmissionEvent.LocationChanged;
import org.flightplan.admissions.AdmissionEvent.MoveRequestCancelled;
import org.flightplan.admissions.AdmissionEvent.MoveRequested;
import org.jspecify.annotations.Nullable;

/** What can be asked of a hospital stay. Most commands ask for one event, if the rules allow it. */
public sealed interface AdmissionCommand {

    /** Admits a patient (HL7 ADT A01). With an id that exists and the same content it is answered like the first time. */
    record AdmitPatient(Admitted stay) implements AdmissionCommand {}

    /**
     * Admits a patient where care teams are kept: one who has stays, only by someone who is the attending or in the team of
     * one of them.
     *
     * @param admit what is asked
     * @param by who asks
     */
    record AdmitWithinCareTeam(AdmitPatient admit, UUID by) implements AdmissionCommand {}

    /**
     * Says anew what was said of the stay (HL7 ADT A08).
     *
     * @param changes the fields that are to have another value; one that is null is to have none
     */
    record UpdateStay(JsonObject changes) implements AdmissionCommand {

        /** The names alone: the rest may be PHI. */
        @Override
        public String toString() {
            return "UpdateStay" + changes.keySet();
        }
    }

    /**
     * Moves the patient (HL7 ADT A02): at a moment that may lie before moves already recorded, when it fits between them. Where
     * the patient comes from is not checked when it is not given.
     */
    record ChangeLocation(LocationChanged move) implements AdmissionCommand {}

    /**
     * Says that a move was another one, or none (HL7 ADT A12). What is null was right.
     *
     * @param event that spoke of the move last
     * @param to where the patient really went
     * @param effectiveAt when
     * @param fromLocation where the patient came from, or null: not checked
     * @param fromBed likewise
     * @param reason of the move; null when that was right; PHI
     * @param retracted whether it was none
     * @param why it was recorded otherwise; PHI
     */
    record CorrectMove(
            UUID event,
            @Nullable Place to,
            @Nullable Instant effectiveAt,
            @Nullable String fromLocation,
            @Nullable String fromBed,
            @Nullable String reason,
            boolean retracted,
            @Nullable String why)
            implements AdmissionCommand {

        /** The id alone: the reasons may be PHI. */
        @Override
        public String toString() {
            return "CorrectMove[" + event + "]";
        }
    }

    /** Asks for a move. With an id that exists and the same content it is answered like the first time. */
    record RequestMove(MoveRequested request) implements AdmissionCommand {}

    /**
     * Asks no more for the move.
     *
     * @param requestId that must be the open one, or null for whichever it is
     */
    record CancelMoveRequest(@Nullable UUID requestId) implements AdmissionCommand {}

    /** Ends the stay (HL7 ADT A03), not before the last move and the last clinical event. */
    record Discharge(Discharged end) implements AdmissionCommand {}

    /** Takes the discharge back (HL7 ADT A13). */
    record CancelDischarge(@Nullable String reason) implements AdmissionCommand {

        /** Nothing of it: the reason may be PHI. */
        @Override
        public String toString() {
            return "CancelDischarge";
        }
    }

    /** Takes the whole stay back (HL7 ADT A11). */
    record CancelStay(Cancelled cancelled) implements AdmissionCommand {}

    /** Takes a user into the stay's care team, or out of it. */
    record ChangeCareTeam(CareTeamChanged change) implements AdmissionCommand {}

    /**
     * Records what happened at the bedside, within the stay, and in the shape that its type declares. With an id that exists
     * and the same content it is answered like the first time.
     */
    record RecordClinicalEvent(ClinicalEventRecorded event) implements AdmissionCommand {}

    /**
     * Says that it happened otherwise, or not at all.
     *
     * @param event that recorded or corrected it
     * @param occurredAt null when that was right
     * @param details the whole of them; null when they were right
     * @param retracted whether it did not happen
     * @param why it was recorded otherwise; PHI
     */
    record CorrectClinicalEvent(
            UUID event,
            @Nullable Instant occurredAt,
            @Nullable JsonObject details,
            boolean retracted,
            @Nullable String why)
            implements AdmissionCommand {

        /** The id alone: the details may be PHI. */
        @Override
        public String toString() {
            return "CorrectClinicalEvent[" + event + "]";
        }
    }

    /**
     * Keeps a document with the stay, whose content is stored already. With an id that exists and the same content it is
     * answered like the first time.
     */
    record AddAttachment(AttachmentAdded attachment) implements AdmissionCommand {}

    /** Takes it back; its content is destroyed. */
    record RetractAttachment(AttachmentRetracted retraction) implements AdmissionCommand {}

    /** Whether it concerns the stay's flight plan: that ends with the stay. */
    default boolean endsTheStay() {
        return this instanceof Discharge || this instanceof CancelDischarge || this instanceof CancelStay;
    }

    /** Whether the stay may come to be at a time at which the patient's other stays are. */
    default boolean changesTheTime() {
        return this instanceof CancelDischarge
                || (this instanceof UpdateStay update && update.changes().containsKey("admit_date"));
    }

    /**
     * The command that asks for an event.
     *
     * @throws IllegalArgumentException for one that says more than its caller knows
     */
    static AdmissionCommand askingFor(AdmissionEvent event) {
        if (event instanceof LocationChanged move) {
            return new ChangeLocation(move);
        } else if (event instanceof MoveRequested request) {
            return new RequestMove(request);
        } else if (event instanceof MoveRequestCancelled cancelled) {
            return new CancelMoveRequest(cancelled.requestId());
        } else if (event instanceof Discharged end) {
            return new Discharge(end);
        } else if (event instanceof Cancelled cancelled) {
            return new CancelStay(cancelled);
        } else if (event instanceof CareTeamChanged change) {
            return new ChangeCareTeam(change);
        } else if (event instanceof ClinicalEventRecorded recorded) {
            return new RecordClinicalEvent(recorded);
        } else if (event instanceof AttachmentRetracted retracted) {
            return new RetractAttachment(retracted);
        }
        throw new IllegalArgumentException("no command asks for it: " + event.getClass());
    }
}
