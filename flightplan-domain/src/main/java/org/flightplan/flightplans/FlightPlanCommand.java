package org.flightplan.flightplans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.flightplan.flightplans.FlightPlanEvent.MilestonePlanned;
import org.flightplan.flightplans.FlightPlanEvent.PlanStatus;
import org.flightplan.flightplans.FlightPlanEvent.TaskRaised;
import org.jspecify.annotations.Nullable;

/** What can be asked of a flight plan. */
public sealed interface FlightPlanCommand {

    /**
     * Leads the plan to another status.
     *
     * @param from where the caller believes it to stand, or null: not checked
     */
    record ChangeStatus(@Nullable PlanStatus from, PlanStatus to) implements FlightPlanCommand {}

    /**
     * Says on which day the patient is to go home.
     *
     * @param date not before the admission, or null: nobody knows any more
     */
    record SetTarget(@Nullable LocalDate date) implements FlightPlanCommand {}

    /** Plans a milestone, or says anew what it is and when. */
    record PlanMilestone(MilestonePlanned milestone) implements FlightPlanCommand {}

    /**
     * Ticks a milestone off.
     *
     * @param at when it was reached, or null for now
     */
    record ReachMilestone(UUID milestoneId, @Nullable Instant at) implements FlightPlanCommand {}

    /** Takes back that a milestone was reached. */
    record ReopenMilestone(UUID milestoneId) implements FlightPlanCommand {}

    /** Takes a milestone out of the plan. */
    record DropMilestone(UUID milestoneId) implements FlightPlanCommand {}

    /** Raises a task. With an id that exists and the same content it is answered like the first time. */
    record RaiseTask(TaskRaised task) implements FlightPlanCommand {}

    /** Ticks a task off. */
    record FinishTask(UUID taskId) implements FlightPlanCommand {}

    /** Takes back that a task was done. */
    record ReopenTask(UUID taskId) implements FlightPlanCommand {}

    /** Takes a task out of the plan. */
    record DropTask(UUID taskId) implements FlightPlanCommand {}
}
