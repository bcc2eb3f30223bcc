package org.flightplan.flightplans;

import java.time.LocalDate;
import org.flightplan.commands.Reason;
import org.flightplan.commands.Reason.Kind;
import org.flightplan.commands.Rejection;
import org.flightplan.fields.FieldErrors;
import org.flightplan.flightplans.FlightPlanEvent.PlanStatus;

/** Why a command on a flight plan is refused. */
public sealed interface FlightPlanRejection extends Rejection {

    /** The tenant has no such plan. */
    record NoSuchPlan() implements FlightPlanRejection {
        @Override
        public Reason reason() {
            return Reason.of(Kind.NOT_FOUND, "not_found", "There is no such flight plan.");
        }
    }

    /**
     * The plan has no such milestone or task.
     *
     * @param what milestone or task
     */
    record NotPlanned(String what) implements FlightPlanRejection {
        @Override
        public Reason reason() {
            return Reason.of(Kind.NOT_FOUND, "not_found", "This flight plan has no such " + what + ".");
        }
    }

    /** The plan is cancelled. */
    record PlanCancelled() implements FlightPlanRejection {
        @Override
        public Reason reason() {
            String detail = "This flight plan is cancelled: nothing can be planned in it any more.";
            return Reason.of(Kind.STATE, "plan_cancelled", detail);
        }
    }

    /** The plan stands elsewhere than the caller thought. */
    record StandsElsewhere(PlanStatus actual) implements FlightPlanRejection {
        @Override
        public Reason reason() {
            String detail = "This flight plan is " + actual.word() + ". Read it and decide again.";
            return Reason.of(Kind.STATE, "plan_status_mismatch", detail)
                    .field("from", "does not match: the plan is " + actual.word());
        }
    }

    /** No way leads from the plan's status to the one that is asked for. */
    record NoWay(PlanStatus from, PlanStatus to) implements FlightPlanRejection {
        @Override
        public Reason reason() {
            String detail = from == to
                    ? "This flight plan is " + to.word() + " already."
                    : "This flight plan is " + from.word() + ", and can't become " + to.word()
                            + " from there: a draft is activated, an active plan completed, a completed one activated"
                            + " again, and any cancelled.";
            return Reason.of(Kind.STATE, "plan_status_unreachable", detail).field("to", "can't follow " + from.word());
        }
    }

    /** The target lies before the admission. */
    record BeforeTheAdmission(LocalDate admitted) implements FlightPlanRejection {
        @Override
        public Reason reason() {
            return Reason.invalid(FieldErrors.of(
                    "target_discharge_date", "must not be before the day of the admission, " + admitted));
        }
    }

    /**
     * Fields of the command are wrong.
     *
     * @param restsOnRequest whether they are, whatever is recorded
     */
    record InvalidContent(FieldErrors errors, boolean restsOnRequest) implements FlightPlanRejection {
        @Override
        public Reason reason() {
            return Reason.invalid(errors);
        }
    }

    /** The chosen id is in use, with other content. */
    record TaskTaken() implements FlightPlanRejection {
        @Override
        public Reason reason() {
            String detail = "This task_id is in use with other content. Choose another id, or leave it out.";
            return Reason.of(Kind.STATE, "task_id_taken", detail).field("task_id", "is in use with other content");
        }
    }

    /**
     * A milestone or task does not stand where the command can change it.
     *
     * @param what milestone or task
     * @param status where it stands
     */
    record InAnotherStatus(String what, String status) implements FlightPlanRejection {
        @Override
        public Reason reason() {
            String detail = "This " + what + " is " + status + ". Read the flight plan and decide again.";
            return Reason.of(Kind.STATE, what + "_" + status.replace(' ', '_'), detail);
        }
    }
}
