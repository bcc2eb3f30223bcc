package org.flightplan.admissions;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.flightplan.commands.Reason;
import org.flightplan.commands.Reason.Kind;
import org.flightplan.commands.Rejection;
import org.flightplan.fields.FieldErrors;

/** Why a command on a stay is refused. */
public sealed interface AdmissionRejection extends Rejection {

    /**
     * Fields of the command are wrong, each with what would be right.
     *
     * @param restsOnRequest whether they are, whatever is recorded
     */
    record InvalidContent(FieldErrors errors, boolean restsOnRequest) implements AdmissionRejection {

        static InvalidContent of(String field, String message) {
            return new InvalidContent(FieldErrors.of(field, message), false);
        }

        static InvalidContent ofRequest(String field, String message) {
            return new InvalidContent(FieldErrors.of(field, message), true);
        }

        @Override
        public Reason reason() {
            return Reason.invalid(errors);
        }
    }

    /** The tenant has no such admission. */
    record NoSuchAdmission() implements AdmissionRejection {
        @Override
        public Reason reason() {
            return Reason.of(Kind.NOT_FOUND, "not_found", "There is no such admission.");
        }
    }

    /** The chosen id is in use, with other content. */
    record IdTaken(String field) implements AdmissionRejection {
        @Override
        public Reason reason() {
            String detail = "This " + field + " is in use with other content. Choose another id, or leave it out.";
            return Reason.of(Kind.STATE, field + "_taken", detail).field(field, "is in use with other content");
        }
    }

    /** The patient has stays, of none of which the caller is the attending or in the team. */
    record NotOfTheTeam() implements AdmissionRejection {
        @Override
        public Reason reason() {
            String detail =
                    "Only someone who was in the care team of one of the patient's stays admits the patient again.";
            return Reason.of(Kind.NO_ACCESS, "no_access", detail);
        }
    }

    /** The patient is in hospital already. */
    record AlreadyAdmitted(UUID stay) implements AdmissionRejection {
        @Override
        public Reason reason() {
            String detail = "The patient is in hospital already. Record on that stay, or discharge the patient first.";
            return Reason.of(Kind.STATE, "already_admitted", detail)
                    .field("patient_id", "is in hospital already")
                    .with(Map.of("admission_id", stay.toString()));
        }
    }

    /** The patient was in hospital at that time. */
    record StaysOverlap(UUID stay, Instant endedAt) implements AdmissionRejection {
        @Override
        public Reason reason() {
            String detail =
                    "An earlier stay of the patient ended after admit_date. Give an admit_date that is not before"
                            + " its discharge.";
            return Reason.of(Kind.STATE, "stays_overlap", detail)
                    .field("admit_date", "is before the discharge of an earlier stay, at " + endedAt)
                    .with(Map.of("admission_id", stay.toString(), "discharge_date", endedAt.toString()));
        }
    }

    /** The stay has ended. */
    record NotOpen() implements AdmissionRejection {
        @Override
        public Reason reason() {
            String detail = "The patient has been discharged; this can only happen during a stay.";
            return Reason.of(Kind.STATE, "admission_not_open", detail);
        }
    }

    /** The discharge lies before something that is on record of the stay: the latest move or clinical event. */
    record DischargedBefore(String what, Instant at) implements AdmissionRejection {
        @Override
        public Reason reason() {
            String detail = "The last recorded " + what + " of this stay, at " + at
                    + ", is after discharge_date. Read the timeline and decide again.";
            return Reason.of(Kind.STATE, "discharged_before_last_" + what.replace(' ', '_'), detail)
                    .field("discharge_date", "must not be before the last " + what + ", at " + at);
        }
    }

    /** The patient was not where the caller believed. */
    record ElsewhereAtThatTime(String field, String actual) implements AdmissionRejection {
        @Override
        public Reason reason() {
            String detail = "At effective_at the patient was elsewhere. Read the trajectory and decide again.";
            return Reason.of(Kind.STATE, "location_mismatch", detail)
                    .field(field, "does not match: at effective_at it is " + actual);
        }
    }

    /** The patient is there already. */
    record AlreadyThere() implements AdmissionRejection {
        @Override
        public Reason reason() {
            String detail = "At effective_at the patient is at this location and bed already.";
            return Reason.of(Kind.STATE, "already_there", detail)
                    .field("to_location", "is where the patient is already at effective_at");
        }
    }

    /** A back-dated move contradicts the one that comes after it. */
    record NextMoveContradicts(Instant nextAt, String nextTo) implements AdmissionRejection {
        @Override
        public Reason reason() {
            String detail =
                    "The next recorded move, to " + nextTo + " at " + nextAt + ", does not fit behind this one.";
            return Reason.of(Kind.STATE, "next_move_contradicts", detail)
                    .field("effective_at", "the next move, at " + nextAt + ", does not fit")
                    .with(Map.of("next_effective_at", nextAt.toString(), "next_to_location", nextTo));
        }
    }

    /** The stay was cancelled. */
    record StayCancelled() implements AdmissionRejection {
        @Override
        public Reason reason() {
            String detail = "This stay was cancelled: nothing can be recorded of it any more.";
            return Reason.of(Kind.STATE, "admission_cancelled", detail);
        }
    }

    /** The stay has not ended. */
    record NotDischarged() implements AdmissionRejection {
        @Override
        public Reason reason() {
            String detail = "The patient has not been discharged: there is no discharge to cancel.";
            return Reason.of(Kind.STATE, "not_discharged", detail);
        }
    }

    /** The admission lies after something that is on record of the stay. */
    record AdmittedAfter(String what, Instant at) implements AdmissionRejection {
        @Override
        public Reason reason() {
            String detail = "The " + what + " of this stay, at " + at
                    + ", is before admit_date. Correct that first, or give an earlier admit_date.";
            return Reason.of(Kind.STATE, "admitted_after_" + what.replace(' ', '_'), detail)
                    .field("admit_date", "must not be after the " + what + ", at " + at);
        }
    }

    /** A move is asked for already. */
    record AlreadyRequested() implements AdmissionRejection {
        @Override
        public Reason reason() {
            String detail = "A move of this patient is asked for already. Cancel that request first.";
            return Reason.of(Kind.STATE, "already_requested", detail);
        }
    }

    /** No move is asked for. */
    record NoRequest() implements AdmissionRejection {
        @Override
        public Reason reason() {
            return Reason.of(Kind.NOT_FOUND, "not_found", "No such move of this patient is asked for.");
        }
    }

    /** The stay has no such move or clinical event. */
    record NotRecorded(String what) implements AdmissionRejection {
        @Override
        public Reason reason() {
            return Reason.of(Kind.NOT_FOUND, "not_found", "This stay has no such " + what + ".");
        }
    }

    /** What is to be corrected was corrected before, or taken back. */
    record CorrectedBefore(String what) implements AdmissionRejection {
        @Override
        public Reason reason() {
            String detail =
                    "This " + what + " was corrected or retracted before. Read it again, and correct what holds now.";
            return Reason.of(Kind.STATE, what.replace(' ', '_') + "_corrected", detail);
        }
    }
}
