package org.flightplan.flightplans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has happened to a flight plan. */
public sealed interface FlightPlanEvent {

    /**
     * {@code flightplan.created}: made with its admission, in one append.
     *
     * @param id the plan's
     * @param admissionId the admission it is the plan of
     */
    record FlightPlanCreated(FlightPlanId id, UUID admissionId) implements FlightPlanEvent {

        /** The plan with which an admission begins. */
        public static FlightPlanCreated ofAdmission(UUID admission) {
            return new FlightPlanCreated(FlightPlanId.ofAdmission(admission), admission);
        }
    }

    /** {@code flightplan.status_changed}. */
    record StatusChanged(PlanStatus from, PlanStatus to) implements FlightPlanEvent {}

    /** {@code flightplan.target_set}: the day on which the patient is to go home; null takes it away. */
    record TargetSet(@Nullable LocalDate date) implements FlightPlanEvent {}

    /** {@code flightplan.milestone_planned}: a new one, or what is now said of one that is planned. */
    record MilestonePlanned(
            UUID milestoneId,
            String name,
            @Nullable String phase,
            @Nullable LocalDate targetDate) implements FlightPlanEvent {}

    /** {@code flightplan.milestone_reached}. */
    record MilestoneReached(UUID milestoneId, Instant reachedAt) implements FlightPlanEvent {}

    /** {@code flightplan.milestone_reopened}: it was not reached after all. */
    record MilestoneReopened(UUID milestoneId) implements FlightPlanEvent {}

    /** {@code flightplan.milestone_dropped}: it is no part of the plan any more. */
    record MilestoneDropped(UUID milestoneId) implements FlightPlanEvent {}

    /**
     * {@code flightplan.task_raised}.
     *
     * @param kind action, or barrier: what keeps the patient from leaving
     * @param text PHI
     * @param raisedByEvent such as a conference's
     */
    record TaskRaised(
            UUID taskId,
            String kind,
            String text,
            @Nullable UUID ownerId,
            @Nullable String ownerName,
            @Nullable Instant due,
            @Nullable UUID raisedByEvent)
            implements FlightPlanEvent {

        /** The id alone: the text is PHI. */
        @Override
        public String toString() {
            return "TaskRaised[" + taskId + "]";
        }
    }

    /** {@code flightplan.task_done}. */
    record TaskDone(UUID taskId) implements FlightPlanEvent {}

    /** {@code flightplan.task_reopened}: it was not done after all. */
    record TaskReopened(UUID taskId) implements FlightPlanEvent {}

    /** {@code flightplan.task_dropped}: nobody will do it. */
    record TaskDropped(UUID taskId) implements FlightPlanEvent {}

    /** Where a flight plan stands. */
    enum PlanStatus {
        /** Being made. */
        DRAFT,
        /** Followed. */
        ACTIVE,
        /** Done, with the discharge at the latest. */
        COMPLETED,
        /** No plan any more, as when the stay is cancelled. */
        CANCELLED;

        /** All words, as events and the API have them. */
        public static final List<String> WORDS =
                Stream.of(values()).map(PlanStatus::word).toList();

        /** As events and the API have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The status of a word. */
        public static PlanStatus of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** Whether somebody may lead it there. A draft is completed by a discharge alone. */
        boolean leadsTo(PlanStatus next) {
            return switch (next) {
                case DRAFT -> false;
                case ACTIVE -> this == DRAFT || this == COMPLETED;
                case COMPLETED -> this == ACTIVE;
                case CANCELLED -> this != CANCELLED;
            };
        }
    }
}
