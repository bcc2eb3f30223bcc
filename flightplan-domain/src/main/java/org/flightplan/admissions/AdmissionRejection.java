package org.flightplan.admissions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.flightplan.commands.Rejection;
import org.flightplan.fields.FieldErrors;

/** Why a command on a stay is refused. */
public sealed interface AdmissionRejection extends Rejection {

    /** Fields of the command are wrong, each with what would be right. */
    record InvalidContent(FieldErrors fieldErrors) implements AdmissionRejection {

        static InvalidContent of(String field, String message) {
            return new InvalidContent(FieldErrors.of(field, message));
        }

        @Override
        public Kind kind() {
            return Kind.CONTENT;
        }

        @Override
        public String code() {
            return "invalid_fields";
        }

        @Override
        public String detail() {
            return "Some fields are wrong; field_errors says which and why.";
        }
    }

    /** The tenant has no such admission. */
    record NoSuchAdmission() implements AdmissionRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return "not_found";
        }

        @Override
        public String detail() {
            return "There is no such admission.";
        }
    }

    /** The chosen id is in use, with other content. */
    record IdTaken(String field) implements AdmissionRejection {
        @Override
        public Kind kind() {
            return Kind.STATE;
        }

        @Override
        public String code() {
            return field + "_taken";
        }

        @Override
        public String detail() {
            return "This " + field + " is in use with other content. Choose another id, or leave it out.";
        }

        @Override
        public FieldErrors fieldErrors() {
            return FieldErrors.of(field, "is in use with other content");
        }
    }

    /** The stay has ended. */
    record NotOpen() implements AdmissionRejection {
        @Override
        public Kind kind() {
            return Kind.STATE;
        }

        @Override
        public String code() {
            return "admission_not_open";
        }

        @Override
        public String detail() {
            return "The patient has been discharged; this can only happen during a stay.";
        }
    }

    /** The patient was not where the caller believed. */
    record ElsewhereAtThatTime(String field, String actual) implements AdmissionRejection {
        @Override
        public Kind kind() {
            return Kind.STATE;
        }

        @Override
        public String code() {
            return "location_mismatch";
        }

        @Override
        public String detail() {
            return "At effective_at the patient was elsewhere. Read the trajectory and decide again.";
        }

        @Override
        public FieldErrors fieldErrors() {
            return FieldErrors.of(field, "does not match: at effective_at it is " + actual);
        }
    }

    /** The patient is there already. */
    record AlreadyThere() implements AdmissionRejection {
        @Override
        public Kind kind() {
            return Kind.STATE;
        }

        @Override
        public String code() {
            return "already_there";
        }

        @Override
        public String detail() {
            return "At effective_at the patient is at this location and bed already.";
        }

        @Override
        public FieldErrors fieldErrors() {
            return FieldErrors.of("to_location", "is where the patient is already at effective_at");
        }
    }

    /** A back-dated move contradicts the one that comes after it. */
    record NextMoveContradicts(Instant nextAt, String nextTo) implements AdmissionRejection {
        @Override
        public Kind kind() {
            return Kind.STATE;
        }

        @Override
        public String code() {
            return "next_move_contradicts";
        }

        @Override
        public String detail() {
            return "The next recorded move, to " + nextTo + " at " + nextAt + ", does not fit behind this one.";
        }

        @Override
        public FieldErrors fieldErrors() {
            return new FieldErrors(Map.of("effective_at", List.of("the next move, at " + nextAt + ", does not fit")));
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("next_effective_at", nextAt.toString(), "next_to_location", nextTo);
        }
    }
}
