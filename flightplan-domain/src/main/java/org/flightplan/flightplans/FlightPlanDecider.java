package org.flightplan.flightplans;

import java.time.LocalDate;
import java.util.UUID;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decider;
import org.flightplan.commands.Decision;
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
import org.flightplan.flightplans.FlightPlanRejection.BeforeTheAdmission;
import org.flightplan.flightplans.FlightPlanRejection.NoSuchPlan;
import org.flightplan.flightplans.FlightPlanRejection.NoWay;
import org.flightplan.flightplans.FlightPlanRejection.PlanCancelled;
import org.flightplan.flightplans.FlightPlanRejection.StandsElsewhere;
import org.flightplan.flightplans.FlightPlanState.Milestone;
import org.flightplan.flightplans.FlightPlanState.NoPlan;
import org.flightplan.flightplans.FlightPlanState.Plan;
import org.flightplan.flightplans.FlightPlanState.TaskStatus;

/** The rules of a flight plan. */
final class FlightPlanDecider implements Decider<FlightPlanCommand, FlightPlanState, FlightPlanEvent> {

    @Override
    public FlightPlanState initial() {
        return new NoPlan();
    }

    @Override
    public Decision<FlightPlanEvent> decide(
            FlightPlanCommand command, FlightPlanState state, Circumstances circumstances) {
        if (!(state instanceof Plan plan)) {
            return Decision.refuse(new NoSuchPlan());
        } else if (command instanceof ChangeStatus change) {
            return changeStatus(change, plan);
        }
        Decision<FlightPlanEvent> decision = planned(command, plan, circumstances);
        return plan.status() == PlanStatus.CANCELLED && decision instanceof Decision.Accept
                ? Decision.refuse(new PlanCancelled())
                : decision;
    }

    private static Decision<FlightPlanEvent> planned(
            FlightPlanCommand command, Plan plan, Circumstances circumstances) {
        if (command instanceof SetTarget target) {
            return setTarget(target, plan, circumstances);
        } else if (command instanceof PlanMilestone milestone) {
            return MilestoneRules.plan(milestone, plan);
        } else if (command instanceof ReachMilestone reach) {
            return MilestoneRules.reach(reach, plan, circumstances);
        } else if (command instanceof ReopenMilestone reopen) {
            return MilestoneRules.reopen(reopen.milestoneId(), plan);
        } else if (command instanceof DropMilestone drop) {
            return MilestoneRules.drop(drop.milestoneId(), plan);
        } else if (command instanceof RaiseTask raise) {
            return TaskRules.raise(raise, plan);
        } else if (command instanceof FinishTask finish) {
            return TaskRules.finish(finish.taskId(), plan);
        } else if (command instanceof ReopenTask reopen) {
            return TaskRules.reopen(reopen.taskId(), plan);
        } else if (command instanceof DropTask drop) {
            return TaskRules.drop(drop.taskId(), plan);
        }
        throw new IllegalArgumentException("unknown command " + command.getClass());
    }

    private static Decision<FlightPlanEvent> changeStatus(ChangeStatus change, Plan plan) {
        if (change.from() != null && change.from() != plan.status()) {
            return Decision.refuse(new StandsElsewhere(plan.status()));
        }
        return plan.status().leadsTo(change.to())
                ? Decision.accept(new StatusChanged(plan.status(), change.to()))
                : Decision.refuse(new NoWay(plan.status(), change.to()));
    }

    private static Decision<FlightPlanEvent> setTarget(SetTarget target, Plan plan, Circumstances circumstances) {
        LocalDate date = target.date();
        RelatedStay stay = RelatedStay.of(plan.admissionId(), circumstances.related());
        LocalDate admitted = circumstances.tenant().dayOf(stay.admittedAt());
        if (date != null && date.isBefore(admitted)) {
            return Decision.refuse(new BeforeTheAdmission(admitted));
        }
        return date != null && date.equals(plan.target())
                ? Decision.repeat(new TargetSet(date))
                : Decision.accept(new TargetSet(date));
    }

    @Override
    public FlightPlanState evolve(FlightPlanState state, FlightPlanEvent event, UUID id) {
        if (event instanceof FlightPlanCreated created && state instanceof NoPlan) {
            return Plan.begun(created.admissionId());
        } else if (!(state instanceof Plan plan)) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " can't follow nothing");
        } else if (event instanceof StatusChanged changed) {
            return plan.at(changed.to());
        } else if (event instanceof TargetSet set) {
            return plan.until(set.date());
        } else if (event instanceof MilestonePlanned planned) {
            return plan.with(planned.milestoneId(), Milestone.of(planned));
        } else if (event instanceof MilestoneReached reached) {
            UUID milestone = reached.milestoneId();
            return plan.with(milestone, plan.milestone(milestone).reached(reached.reachedAt()));
        } else if (event instanceof MilestoneReopened reopened) {
            UUID milestone = reopened.milestoneId();
            return plan.with(milestone, plan.milestone(milestone).reached(null));
        } else if (event instanceof MilestoneDropped dropped) {
            UUID milestone = dropped.milestoneId();
            return plan.with(milestone, plan.milestone(milestone).droppedNow());
        } else if (event instanceof TaskRaised raised) {
            return plan.with(raised.taskId(), TaskStatus.OPEN);
        } else if (event instanceof TaskDone done) {
            return plan.with(done.taskId(), TaskStatus.DONE);
        } else if (event instanceof TaskReopened reopened) {
            return plan.with(reopened.taskId(), TaskStatus.OPEN);
        } else if (event instanceof TaskDropped dropped) {
            return plan.with(dropped.taskId(), TaskStatus.DROPPED);
        }
        throw new IllegalStateException(event.getClass().getSimpleName() + " can't follow a plan");
    }
}
