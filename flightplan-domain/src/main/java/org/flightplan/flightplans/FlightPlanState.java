package org.flightplan.flightplans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.flightplan.flightplans.FlightPlanEvent.MilestonePlanned;
import org.flightplan.flightplans.FlightPlanEvent.PlanStatus;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** What the rules remember of a flight plan. */
sealed interface FlightPlanState {

    /** There is no such plan. */
    record NoPlan() implements FlightPlanState {}

    /**
     * There is.
     *
     * @param admissionId the stay it is the plan of
     * @param target when the patient is to go home, or null while nobody knows
     * @param milestones all that were ever planned
     * @param tasks all that were ever raised
     */
    record Plan(
            UUID admissionId,
            PlanStatus status,
            @Nullable LocalDate target,
            PMap<UUID, Milestone> milestones,
            PMap<UUID, TaskStatus> tasks)
            implements FlightPlanState {

        static Plan begun(UUID admission) {
            return new Plan(admission, PlanStatus.DRAFT, null, HashTreePMap.empty(), HashTreePMap.empty());
        }

        Plan at(PlanStatus next) {
            return new Plan(admissionId, next, target, milestones, tasks);
        }

        Plan until(@Nullable LocalDate date) {
            return new Plan(admissionId, status, date, milestones, tasks);
        }

        Plan with(UUID milestone, Milestone changed) {
            return new Plan(admissionId, status, target, milestones.plus(milestone, changed), tasks);
        }

        Plan with(UUID task, TaskStatus changed) {
            return new Plan(admissionId, status, target, milestones, tasks.plus(task, changed));
        }

        Milestone milestone(UUID id) {
            Milestone known = milestones.get(id);
            if (known == null) {
                throw new IllegalStateException("no milestone " + id);
            }
            return known;
        }
    }

    /**
     * A milestone.
     *
     * @param planned what was last said of it
     * @param reachedAt when it was reached, or null while it is not
     * @param dropped whether it is out of the plan
     */
    record Milestone(MilestonePlanned planned, @Nullable Instant reachedAt, boolean dropped) {

        static Milestone of(MilestonePlanned planned) {
            return new Milestone(planned, null, false);
        }

        Milestone reached(@Nullable Instant at) {
            return new Milestone(planned, at, dropped);
        }

        Milestone droppedNow() {
            return new Milestone(planned, reachedAt, true);
        }
    }

    /** Where a task stands. */
    enum TaskStatus {
        OPEN,
        DONE,
        DROPPED
    }
}
