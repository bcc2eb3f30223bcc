package org.flightplan.flightplans;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Rejection;
import org.flightplan.flightplans.FlightPlanCommand.RaiseTask;
import org.flightplan.flightplans.FlightPlanEvent.TaskDone;
import org.flightplan.flightplans.FlightPlanEvent.TaskDropped;
import org.flightplan.flightplans.FlightPlanEvent.TaskReopened;
import org.flightplan.flightplans.FlightPlanRejection.InAnotherStatus;
import org.flightplan.flightplans.FlightPlanRejection.NotPlanned;
import org.flightplan.flightplans.FlightPlanRejection.TaskTaken;
import org.flightplan.flightplans.FlightPlanState.Plan;
import org.flightplan.flightplans.FlightPlanState.TaskStatus;

/** What may become of a task: done or dropped only while it is open. */
final class TaskRules {

    private static final String TASK = "task";

    private TaskRules() {}

    static Decision<FlightPlanEvent> raise(RaiseTask raise, Plan state) {
        Rejection taken = new TaskTaken();
        return state.tasks().containsKey(raise.task().taskId())
                ? Decision.repeatIfSame(raise.task(), taken, taken, List.of())
                : Decision.accept(raise.task());
    }

    static Decision<FlightPlanEvent> finish(UUID id, Plan state) {
        return become(TaskStatus.DONE, new TaskDone(id), id, state);
    }

    static Decision<FlightPlanEvent> drop(UUID id, Plan state) {
        return become(TaskStatus.DROPPED, new TaskDropped(id), id, state);
    }

    static Decision<FlightPlanEvent> reopen(UUID id, Plan state) {
        TaskStatus status = state.tasks().get(id);
        if (status == null) {
            return Decision.refuse(new NotPlanned(TASK));
        }
        return status == TaskStatus.DONE
                ? Decision.accept(new TaskReopened(id))
                : Decision.refuse(new InAnotherStatus(TASK, status == TaskStatus.OPEN ? "not done" : "dropped"));
    }

    private static Decision<FlightPlanEvent> become(TaskStatus wanted, FlightPlanEvent event, UUID id, Plan state) {
        if (!state.tasks().containsKey(id)) {
            return Decision.refuse(new NotPlanned(TASK));
        }
        TaskStatus status = Objects.requireNonNull(state.tasks().get(id));
        if (status == wanted) {
            return Decision.repeat(event);
        }
        return status == TaskStatus.OPEN
                ? Decision.accept(event)
                : Decision.refuse(new InAnotherStatus(TASK, status == TaskStatus.DONE ? "done" : "dropped"));
    }
}
