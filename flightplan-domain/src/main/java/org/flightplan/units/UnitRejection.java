package org.flightplan.units;

import org.flightplan.commands.Reason;
import org.flightplan.commands.Reason.Kind;
import org.flightplan.commands.Rejection;
import org.flightplan.fields.FieldErrors;

/** Why a command on a unit is refused. None of it concerns a patient. */
public sealed interface UnitRejection extends Rejection {

    /** The tenant has no such unit. */
    record NoSuchUnit() implements UnitRejection {
        @Override
        public Reason reason() {
            return Reason.of(Kind.NOT_FOUND, "not_found", "There is no such unit.");
        }
    }

    /** The unit has no such bed. */
    record NoSuchBed() implements UnitRejection {
        @Override
        public Reason reason() {
            return Reason.of(Kind.NOT_FOUND, "not_found", "This unit has no such bed.");
        }
    }

    /** The unit is closed. */
    record UnitIsClosed() implements UnitRejection {
        @Override
        public Reason reason() {
            return Reason.of(Kind.STATE, "unit_closed", "This unit is closed for good. Open another in its place.");
        }
    }

    /** Another open unit has the location. */
    record LocationTaken() implements UnitRejection {
        @Override
        public Reason reason() {
            String detail =
                    "Another open unit has this location. Close that one, or give this one a location of its own.";
            return Reason.of(Kind.STATE, "location_taken", detail).field("location", "is another open unit's");
        }
    }

    /** The chosen id is in use, with other content. */
    record UnitTaken() implements UnitRejection {
        @Override
        public Reason reason() {
            String detail = "This unit_id is in use with other content. Choose another id, or leave it out.";
            return Reason.of(Kind.STATE, "unit_id_taken", detail).field("unit_id", "is in use with other content");
        }
    }

    /** The unit has a bed of this name. */
    record BedTaken() implements UnitRejection {
        @Override
        public Reason reason() {
            String detail = "This unit has a bed of this name. Change that one, or give this one a name of its own.";
            return Reason.of(Kind.STATE, "bed_exists", detail).field("bed", "is the name of a bed of this unit");
        }
    }

    /** Somebody lies in the bed. */
    record BedOccupied() implements UnitRejection {
        @Override
        public Reason reason() {
            String detail = "Somebody is in this bed, and it can't be retired before the patient has moved or left.";
            return Reason.of(Kind.STATE, "bed_occupied", detail).field("bed", "is occupied");
        }
    }

    /** Fields of the command are wrong. */
    record InvalidContent(FieldErrors errors) implements UnitRejection {

        static InvalidContent of(String field, String message) {
            return new InvalidContent(FieldErrors.of(field, message));
        }

        @Override
        public Reason reason() {
            return Reason.invalid(errors);
        }
    }
}
