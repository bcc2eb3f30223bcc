package org.flightplan.client.flightplans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a stay.
 *
 * @param id of the plan
 * @param admissionId of the stay
 * @param status how far it is
 * @param targetDischargeDate the day on which the patient is to go home
 * @param milestones in their order
 * @param tasks in their order
 * @param version for {@code IfMatch}
 */
public record FlightPlan(
        UUID id,
        UUID admissionId,
        PlanStatus status,
        @Nullable LocalDate targetDischargeDate,
        List<Milestone> milestones,
        List<Task> tasks,
        int version) {

    /** Lists that are not told are empty. */
    public FlightPlan {
        milestones = Lists.orEmpty(milestones);
        tasks = Lists.orEmpty(tasks);
    }

    /**
     * A milestone.
     *
     * @param milestoneId its id
     * @param name what is to be reached
     * @param phase to which it belongs
     * @param targetDate the day for which it is planned
     * @param reachedAt when it was reached
     */
    public record Milestone(
            UUID milestoneId,
            String name,
            @Nullable String phase,
            @Nullable LocalDate targetDate,
            @Nullable Instant reachedAt) {}

    /**
     * A task.
     *
     * @param taskId its id
     * @param kind something to do, or what keeps the patient from leaving
     * @param text what is to be done
     * @param ownerId the user who sees to it
     * @param ownerName that user's name, or a role
     * @param due until when
     * @param raisedByEvent the event that it comes from
     * @param doneAt when it was done
     */
    public record Task(
            UUID taskId,
            TaskKind kind,
            String text,
            @Nullable UUID ownerId,
            @Nullable String ownerName,
            @Nullable Instant due,
            @Nullable UUID raisedByEvent,
            @Nullable Instant doneAt) {

        /** Shows nothing of the patient. */
        @Override
        public String toString() {
            return "Task[taskId=" + taskId + "]";
        }
    }
}
