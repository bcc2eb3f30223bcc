package org.flightplan.flightplans;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decision;
import org.flightplan.fields.FieldErrors;
import org.flightplan.flightplans.FlightPlanCommand.PlanMilestone;
import org.flightplan.flightplans.FlightPlanCommand.ReachMilestone;
import org.flightplan.flightplans.FlightPlanEvent.MilestoneDropped;
import org.flightplan.flightplans.FlightPlanEvent.MilestoneReached;
import org.flightplan.flightplans.FlightPlanEvent.MilestoneReopened;
import org.flightplan.flightplans.FlightPlanRejection.InAnotherStatus;
import org.flightplan.flightplans.FlightPlanRejection.InvalidContent;
import org.flightplan.flightplans.FlightPlanRejection.NotPlanned;
import org.flightplan.flightplans.FlightPlanState.Milestone;
import org.flightplan.flightplans.FlightPlanState.Plan;

/** What may become of a milestone: planned anew at any time, reached or dropped only while it is planned. */
final class MilestoneRules {

    private static final String MILESTONE = "milestone";

    private MilestoneRules() {}

    static Decision<FlightPlanEvent> plan(PlanMilestone plan, Plan state) {
        Milestone known = state.milestones().get(plan.milestone().milestoneId());
        if (known == null || known.dropped()) {
            return Decision.accept(plan.milestone());
        }
        if (known.planned().equals(plan.milestone())) {
            return Decision.repeat(plan.milestone());
        }
        return known.reachedAt() == null
                ? Decision.accept(plan.milestone())
                : Decision.refuse(new InAnotherStatus(MILESTONE, "reached"));
    }

    static Decision<FlightPlanEvent> reach(ReachMilestone reach, Plan state, Circumstances circumstances) {
        Instant at = reach.at();
        if (at != null && at.isAfter(circumstances.latest())) {
            return Decision.refuse(new InvalidContent(
                    FieldErrors.of("reached_at", "must not be more than 5 minutes in the future"), true));
        }
        return inPlan(reach.milestoneId(), state, known -> {
            Instant before = known.reachedAt();
            if (before == null) {
                return Decision.accept(
                        new MilestoneReached(reach.milestoneId(), at == null ? circumstances.now() : at));
            }
            return at == null || at.equals(before)
                    ? Decision.repeat(new MilestoneReached(reach.milestoneId(), before))
                    : Decision.refuse(new InAnotherStatus(MILESTONE, "reached"));
        });
    }

    static Decision<FlightPlanEvent> reopen(UUID id, Plan state) {
        return inPlan(
                id,
                state,
                known -> known.reachedAt() == null
                        ? Decision.refuse(new InAnotherStatus(MILESTONE, "not reached"))
                        : Decision.accept(new MilestoneReopened(id)));
    }

    static Decision<FlightPlanEvent> drop(UUID id, Plan state) {
        Milestone known = state.milestones().get(id);
        if (known != null && known.dropped()) {
            return Decision.repeat(new MilestoneDropped(id));
        }
        return inPlan(
                id,
                state,
                planned -> planned.reachedAt() == null
                        ? Decision.accept(new MilestoneDropped(id))
                        : Decision.refuse(new InAnotherStatus(MILESTONE, "reached")));
    }

    private static Decision<FlightPlanEvent> inPlan(
            UUID id, Plan state, Function<Milestone, Decision<FlightPlanEvent>> then) {
        if (!state.milestones().containsKey(id)) {
            return Decision.refuse(new NotPlanned(MILESTONE));
        }
        Milestone known = Objects.requireNonNull(state.milestones().get(id));
        return known.dropped() ? Decision.refuse(new InAnotherStatus(MILESTONE, "dropped")) : then.apply(known);
    }
}
