package org.flightplan.patients;

import org.flightplan.commands.CommandRejection;
import org.flightplan.commands.Reason;
import org.flightplan.commands.Reason.Kind;
import org.flightplan.commands.Rejection;
import org.flightplan.fields.FieldErrors;

/** Why a command on a patient's record is refused. */
public sealed interface PatientRejection extends Rejection {

    /** Another patient of the tenant has the MRN. */
    record MrnTaken() implements PatientRejection {
        @Override
        public Reason reason() {
            String detail = "Another patient has this MRN. Search by MRN to find that patient.";
            return Reason.of(Kind.STATE, "mrn_taken", detail).field("mrn", "is another patient's");
        }
    }

    /** The chosen id is in use, with other content. */
    record IdTaken() implements PatientRejection {
        @Override
        public Reason reason() {
            String detail = "This patient_id is in use with other content. Choose another id, or leave it out.";
            return Reason.of(Kind.STATE, "patient_id_taken", detail)
                    .field("patient_id", "is in use with other content");
        }
    }

    /** There is no such patient. */
    record NoSuchPatient() implements PatientRejection {
        @Override
        public Reason reason() {
            return Reason.of(Kind.NOT_FOUND, "not_found", "There is no such patient in this hospital.");
        }
    }

    /** A patient's record can't be merged into itself. */
    record SamePatient() implements PatientRejection {
        @Override
        public Reason reason() {
            return Reason.invalid(FieldErrors.of("retired_id", "must be another patient's"));
        }

        @Override
        public boolean restsOnRequest() {
            return true;
        }
    }

    /** There is no such patient whose record could be merged. */
    record NoSuchRetired() implements PatientRejection {
        @Override
        public Reason reason() {
            return Reason.invalid(FieldErrors.of("retired_id", "is no patient of this hospital"));
        }
    }

    /** The other patient's record is gone, or was merged already. */
    record RetiredGone(CommandRejection why) implements PatientRejection {
        @Override
        public Reason reason() {
            Reason reason = why.reason();
            return reason.field("retired_id", "is of a patient who was erased, or merged into another already");
        }
    }

    /** Both patients are in hospital. */
    record BothAdmitted() implements PatientRejection {
        @Override
        public Reason reason() {
            String detail =
                    "Both patients are in hospital. Discharge one, or cancel the stay that is none, and merge then.";
            return Reason.of(Kind.STATE, "both_admitted", detail);
        }
    }

    /** The patient is in hospital. */
    record InHospital() implements PatientRejection {
        @Override
        public Reason reason() {
            String detail = "The patient is in hospital, where this record is needed. Discharge the patient first.";
            return Reason.of(Kind.STATE, "patient_admitted", detail);
        }
    }

    /** The date of birth lies in the future. */
    record BornInTheFuture() implements PatientRejection {
        @Override
        public Reason reason() {
            return Reason.invalid(FieldErrors.of("date_of_birth", "must not be in the future"));
        }

        @Override
        public boolean restsOnRequest() {
            return true;
        }
    }

    /** A patient whose identity is confirmed has a date of birth. */
    record BirthDateMissing() implements PatientRejection {
        @Override
        public Reason reason() {
            return Reason.invalid(FieldErrors.of("date_of_birth", "is required, unless identity is provisional"));
        }

        @Override
        public boolean restsOnRequest() {
            return true;
        }
    }

    /** The death lies in the future. */
    record DeceasedInTheFuture() implements PatientRejection {
        @Override
        public Reason reason() {
            return Reason.invalid(FieldErrors.of("deceased_at", "must not be more than 5 minutes in the future"));
        }

        @Override
        public boolean restsOnRequest() {
            return true;
        }
    }
}
