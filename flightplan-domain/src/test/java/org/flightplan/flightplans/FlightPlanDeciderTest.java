package org.flightplan.flightplans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.flightplan.commands.Reason.Kind;
import org.flightplan.commands.Scenario;
import org.flightplan.events.Related.RelatedEvent;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.FlightPlanCommand.ChangeStatus;
import org.flightplan.flightplans.FlightPlanCommand.DropMilestone;
import org.flightplan.flightplans.FlightPlanCommand.DropTask;
import org.flightplan.flightplans.FlightPlanCommand.FinishTask;
import org.flightplan.flightplans.FlightPlanCommand.PlanMilestone;
import org.flightplan.flightplans.FlightPlanCommand.RaiseTask;
import org.flightplan.flightplans.FlightPlanCommand.ReachMilestone;
import org.flightplan.flightplans.FlightPlanCommand.ReopenMilestone;
import org.flightplan.flightplans.FlightPlanCommand.ReopenTask;
import org.flightplan.flightplans.FlightPlanCommand.SetTarget;
import org.flightplan.flightplans.FlightPlanEvent.FlightPlanCreated;
import org.flightplan.flightplans.FlightPlanEvent.MilestoneDropped;
import org.flightplan.flightplans.FlightPlanEvent.MilestonePlanned;
import org.flightplan.flightplans.FlightPlanEvent.MilestoneReached;
import org.flightplan.flightplans.FlightPlanEvent.MilestoneReopened;
import org.flightplan.flightplans.FlightPlanEvent.PlanStatus;
import org.flightplan.flightplans.FlightPlanEvent.StatusChanged;
import org.flightplan.flightplans.FlightPlanEvent.TargetSet;
import org.flightplan.flightplans.FlightPlanEvent.TaskDone;
import org.flightplan.flightplans.FlightPlanEvent.TaskDropped;
import org.flightplan.flightplans.FlightPlanEvent.TaskRaised;
import org.flightplan.flightplans.FlightPlanEvent.TaskReopened;
import org.junit.jupiter.api.Test;

class FlightPlanDeciderTest {

    private static final UUID STAY = new UUID(0, 5);
    private static final UUID ITEM = new UUID(0, 21);
    private static final FlightPlanCreated CREATED = FlightPlanCreated.ofAdmission(STAY);
    private static final StatusChanged ACTIVATED = changed(PlanStatus.DRAFT, PlanStatus.ACTIVE);
    private static final StatusChanged COMPLETED = changed(PlanStatus.ACTIVE, PlanStatus.COMPLETED);
    private static final StatusChanged CANCELLED = changed(PlanStatus.DRAFT, PlanStatus.CANCELLED);
    private static final MilestonePlanned PLANNED =
            new MilestonePlanned(ITEM, "Extubated", "intensive", LocalDate.of(2026, 3, 12));
    private static final Instant REACHED_AT = Instant.parse("2026-03-10T11:00:00Z");
    private static final TaskRaised RAISED =
            new TaskRaised(ITEM, "barrier", "synthetic", null, "Dr Example", null, null);

    private static StatusChanged changed(PlanStatus from, PlanStatus to) {
        return new StatusChanged(from, to);
    }

    /** A plan of a stay that began late in the evening of 9 March, UTC. */
    private static Scenario<FlightPlanCommand, FlightPlanState, FlightPlanEvent> plan(FlightPlanEvent... events) {
        RelatedEvent admitted = new RelatedEvent(
                STAY,
                "admission.created",
                new Values(JsonDoc.doc()
                        .with("patient_id", new UUID(0, 7))
                        .with("admit_date", Instant.parse("2026-03-09T23:30:00Z"))
                        .build()),
                null);
        return new Scenario<>(new FlightPlanDecider())
                .withStream(STAY, "Admission", admitted)
                .given(events);
    }

    private static ChangeStatus to(PlanStatus status) {
        return new ChangeStatus(null, status);
    }

    @Test
    void a_draft_is_activated_completed_activated_again_and_cancelled_at_any_time() {
        plan(CREATED).when(to(PlanStatus.ACTIVE)).accepts(ACTIVATED);
        plan(CREATED, ACTIVATED).when(to(PlanStatus.COMPLETED)).accepts(COMPLETED);
        plan(CREATED, ACTIVATED, COMPLETED)
                .when(to(PlanStatus.ACTIVE))
                .accepts(changed(PlanStatus.COMPLETED, PlanStatus.ACTIVE));
        plan(CREATED).when(to(PlanStatus.CANCELLED)).accepts(CANCELLED);
        plan(CREATED, ACTIVATED)
                .when(to(PlanStatus.CANCELLED))
                .accepts(changed(PlanStatus.ACTIVE, PlanStatus.CANCELLED));
        plan(CREATED, ACTIVATED, COMPLETED)
                .when(to(PlanStatus.CANCELLED))
                .accepts(changed(PlanStatus.COMPLETED, PlanStatus.CANCELLED));
    }

    @Test
    void no_other_way_leads_from_one_status_to_another() {
        for (PlanStatus status : new PlanStatus[] {PlanStatus.DRAFT, PlanStatus.COMPLETED}) {
            plan(CREATED).when(to(status)).refuses(Kind.STATE, "plan_status_unreachable", "to");
        }
        for (PlanStatus status : new PlanStatus[] {PlanStatus.DRAFT, PlanStatus.ACTIVE}) {
            plan(CREATED, ACTIVATED).when(to(status)).refuses(Kind.STATE, "plan_status_unreachable", "to");
        }
        for (PlanStatus status : new PlanStatus[] {PlanStatus.DRAFT, PlanStatus.COMPLETED}) {
            plan(CREATED, ACTIVATED, COMPLETED).when(to(status)).refuses(Kind.STATE, "plan_status_unreachable", "to");
        }
        for (PlanStatus status : PlanStatus.values()) {
            plan(CREATED, CANCELLED).when(to(status)).refuses(Kind.STATE, "plan_status_unreachable", "to");
        }
    }

    @Test
    void whoever_says_where_the_plan_stands_must_be_right() {
        plan(CREATED)
                .when(new ChangeStatus(PlanStatus.DRAFT, PlanStatus.ACTIVE))
                .accepts(ACTIVATED);
        plan(CREATED)
                .when(new ChangeStatus(PlanStatus.COMPLETED, PlanStatus.ACTIVE))
                .refuses(Kind.STATE, "plan_status_mismatch", "from");
    }

    @Test
    void there_is_no_plan_before_its_admission() {
        plan().when(to(PlanStatus.ACTIVE)).refuses(Kind.NOT_FOUND, "not_found");
    }

    @Test
    void the_target_is_not_before_the_day_of_the_admission_and_may_be_taken_away() {
        LocalDate day = LocalDate.of(2026, 3, 9);
        plan(CREATED).when(new SetTarget(day)).accepts(new TargetSet(day));
        plan(CREATED)
                .when(new SetTarget(day.minusDays(1)))
                .refuses(Kind.CONTENT, "invalid_fields", "target_discharge_date");
        plan(CREATED, new TargetSet(day)).when(new SetTarget(day)).repeats(new TargetSet(day));
        plan(CREATED, new TargetSet(day)).when(new SetTarget(null)).accepts(new TargetSet(null));
    }

    @Test
    void a_milestone_is_planned_and_planned_anew_until_it_is_reached() {
        MilestonePlanned later = new MilestonePlanned(ITEM, "Extubated", "intensive", LocalDate.of(2026, 3, 14));
        plan(CREATED).when(new PlanMilestone(PLANNED)).accepts(PLANNED);
        plan(CREATED, PLANNED).when(new PlanMilestone(PLANNED)).repeats(PLANNED);
        plan(CREATED, PLANNED).when(new PlanMilestone(later)).accepts(later);
        plan(CREATED, PLANNED, new MilestoneDropped(ITEM))
                .when(new PlanMilestone(PLANNED))
                .accepts(PLANNED);
        plan(CREATED, PLANNED, new MilestoneReached(ITEM, REACHED_AT))
                .when(new PlanMilestone(later))
                .refuses(Kind.STATE, "milestone_reached");
    }

    @Test
    void a_milestone_is_reached_once_now_unless_another_time_is_given_and_reopened() {
        MilestoneReached reached = new MilestoneReached(ITEM, REACHED_AT);
        var planned = plan(CREATED, PLANNED);
        planned.when(new ReachMilestone(ITEM, REACHED_AT)).accepts(reached);
        planned.when(new ReachMilestone(ITEM, null)).accepts(new MilestoneReached(ITEM, Scenario.NOW));
        planned.when(new ReachMilestone(ITEM, Scenario.NOW.plusSeconds(301)))
                .refuses(Kind.CONTENT, "invalid_fields", "reached_at");
        planned.when(new ReopenMilestone(ITEM)).refuses(Kind.STATE, "milestone_not_reached");
        plan(CREATED).when(new ReachMilestone(ITEM, null)).refuses(Kind.NOT_FOUND, "not_found");
        var done = plan(CREATED, PLANNED, reached);
        done.when(new ReachMilestone(ITEM, null)).repeats(reached);
        done.when(new ReachMilestone(ITEM, REACHED_AT.minusSeconds(1))).refuses(Kind.STATE, "milestone_reached");
        done.when(new DropMilestone(ITEM)).refuses(Kind.STATE, "milestone_reached");
        done.when(new ReopenMilestone(ITEM)).accepts(new MilestoneReopened(ITEM));
        plan(CREATED, PLANNED, reached, new MilestoneReopened(ITEM))
                .when(new ReachMilestone(ITEM, null))
                .accepts(new MilestoneReached(ITEM, Scenario.NOW));
    }

    @Test
    void a_milestone_is_dropped_only_while_it_is_planned() {
        MilestoneDropped dropped = new MilestoneDropped(ITEM);
        plan(CREATED, PLANNED).when(new DropMilestone(ITEM)).accepts(dropped);
        plan(CREATED, PLANNED, dropped).when(new DropMilestone(ITEM)).repeats(dropped);
        plan(CREATED, PLANNED, dropped).when(new ReachMilestone(ITEM, null)).refuses(Kind.STATE, "milestone_dropped");
        plan(CREATED).when(new DropMilestone(ITEM)).refuses(Kind.NOT_FOUND, "not_found");
    }

    @Test
    void a_task_is_raised_once_and_done_or_dropped_only_while_it_is_open() {
        TaskRaised other = new TaskRaised(ITEM, "action", "synthetic", null, null, null, null);
        plan(CREATED).when(new RaiseTask(RAISED)).accepts(RAISED);
        var open = plan(CREATED, RAISED);
        open.when(new RaiseTask(RAISED)).repeats(RAISED);
        open.when(new RaiseTask(other)).refuses(Kind.STATE, "task_id_taken", "task_id");
        open.when(new FinishTask(ITEM)).accepts(new TaskDone(ITEM));
        open.when(new DropTask(ITEM)).accepts(new TaskDropped(ITEM));
        open.when(new ReopenTask(ITEM)).refuses(Kind.STATE, "task_not_done");
        var done = plan(CREATED, RAISED, new TaskDone(ITEM));
        done.when(new FinishTask(ITEM)).repeats(new TaskDone(ITEM));
        done.when(new DropTask(ITEM)).refuses(Kind.STATE, "task_done");
        done.when(new ReopenTask(ITEM)).accepts(new TaskReopened(ITEM));
        var dropped = plan(CREATED, RAISED, new TaskDropped(ITEM));
        dropped.when(new DropTask(ITEM)).repeats(new TaskDropped(ITEM));
        dropped.when(new FinishTask(ITEM)).refuses(Kind.STATE, "task_dropped");
        dropped.when(new ReopenTask(ITEM)).refuses(Kind.STATE, "task_dropped");
        plan(CREATED, RAISED, new TaskDone(ITEM), new TaskReopened(ITEM))
                .when(new FinishTask(ITEM))
                .accepts(new TaskDone(ITEM));
        for (FlightPlanCommand command :
                new FlightPlanCommand[] {new FinishTask(ITEM), new DropTask(ITEM), new ReopenTask(ITEM)}) {
            plan(CREATED).when(command).refuses(Kind.NOT_FOUND, "not_found");
        }
    }

    @Test
    void nothing_is_planned_in_a_cancelled_plan() {
        var cancelled = plan(CREATED, PLANNED, RAISED, CANCELLED);
        cancelled.when(new SetTarget(LocalDate.of(2026, 3, 12))).refuses(Kind.STATE, "plan_cancelled");
        cancelled.when(new ReachMilestone(ITEM, null)).refuses(Kind.STATE, "plan_cancelled");
        cancelled.when(new FinishTask(ITEM)).refuses(Kind.STATE, "plan_cancelled");
        // what was so before is answered as before
        cancelled.when(new RaiseTask(RAISED)).repeats(RAISED);
    }
}
