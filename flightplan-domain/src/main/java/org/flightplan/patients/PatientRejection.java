package org.flightplan.patients;

import org.flightplan.commands.Rejection;
import org.flightplan.fields.FieldErrors;

/** Why a command on a patient's record is refused. */
public sealed interface PatientRejection extends Rejection {

    /** Another patient of the tenant has the MRN. */
    record MrnTaken() implements PatientRejection {
        @Override
        public Kind kind() {
            return Kind.STATE;
        }

        @Override
        public String code() {
            return "mrn_taken";
        }

        @Override
        public String detail() {
            return "Another patient has this MRN. Search by MRN to find that patient.";
        }

        @Override
        public FieldErrors fieldErrors() {
            return FieldErrors.of("mrn", "is another patient's");
        }
    }

    /** The chosen id is in use, with other content. */
    record IdTaken() implements PatientRejection {
        @Override
        public Kind kind() {
            return Kind.STATE;
        }

        @Override
        public String code() {
            return "patient_id_taken";
        }

        @Override
        public String detail() {
            return "This patient_id is in use with other content. Choose another id, or leave it out.";
        }

        @Override
        public FieldErrors fieldErrors() {
            return FieldErrors.of("patient_id", "is in use with other content");
        }
    }

    /** The date of birth lies in the future. */
    record BornInTheFuture() implements PatientRejection {
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
            return "The date of birth lies in the future.";
        }

        @Override
        public FieldErrors fieldErrors() {
            return FieldErrors.of("date_of_birth", "must not be in the future");
        }
    }
}
