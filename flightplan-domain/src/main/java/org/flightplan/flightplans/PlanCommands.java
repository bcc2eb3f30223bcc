package org.flightplan.flightplans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.fields.Shape;
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
import org.flightplan.flightplans.FlightPlanEvent.MilestonePlanned;
import org.flightplan.flightplans.FlightPlanEvent.PlanStatus;
import org.flightplan.flightplans.FlightPlanEvent.TaskRaised;

/** Commands on flight plans from what is sent, whichever way: the fields of their events. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class PlanCommands {

    /** What may be sent of each event of a plan; the one that begins it comes with the admission. */
    private static final Map<String, Shape> SHAPES = shapes();

    @Inject
    FlightPlanEvents events;

    private static Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(FlightPlanEvents.STATUS_CHANGED, FlightPlanEvents.STATUS_CHANGED_SHAPE);
        shapes.put(FlightPlanEvents.TARGET_SET, FlightPlanEvents.TARGET_SET_SHAPE);
        shapes.put(FlightPlanEvents.MILESTONE_PLANNED, FlightPlanEvents.MILESTONE_PLANNED_SHAPE);
        shapes.put(FlightPlanEvents.MILESTONE_REACHED, FlightPlanEvents.MILESTONE_REACHED_SHAPE);
        shapes.put(FlightPlanEvents.MILESTONE_REOPENED, FlightPlanEvents.MILESTONE_SHAPE);
        shapes.put(FlightPlanEvents.MILESTONE_DROPPED, FlightPlanEvents.MILESTONE_SHAPE);
        shapes.put(FlightPlanEvents.TASK_RAISED, FlightPlanEvents.TASK_RAISED_SHAPE);
        shapes.put(FlightPlanEvents.TASK_DONE, FlightPlanEvents.TASK_SHAPE);
        shapes.put(FlightPlanEvents.TASK_REOPENED, FlightPlanEvents.TASK_SHAPE);
        shapes.put(FlightPlanEvents.TASK_DROPPED, FlightPlanEvents.TASK_SHAPE);
        return shapes;
    }

    /** The stored names of the events that may be asked for. */
    public static List<String> eventTypes() {
        return List.copyOf(SHAPES.keySet());
    }

    /** What may be sent of an event. */
    public static Shape shape(String eventType) {
        Shape shape = SHAPES.get(eventType);
        if (shape == null) {
            throw new IllegalArgumentException("no event of a flight plan that may be sent: " + eventType);
        }
        return shape;
    }

    /**
     * The command that asks for an event of a plan.
     *
     * @param data in the event's {@link #shape}
     */
    public FlightPlanCommand command(String eventType, Values data) {
        return switch (eventType) {
            case FlightPlanEvents.STATUS_CHANGED -> {
                String from = data.textOrNull("from");
                yield new ChangeStatus(from == null ? null : PlanStatus.of(from), PlanStatus.of(data.text("to")));
            }
            case FlightPlanEvents.TARGET_SET -> new SetTarget(data.dateOrNull("target_discharge_date"));
            case FlightPlanEvents.MILESTONE_PLANNED ->
                new PlanMilestone((MilestonePlanned) events.event(eventType, data));
            case FlightPlanEvents.MILESTONE_REACHED ->
                new ReachMilestone(milestone(data), data.momentOrNull("reached_at"));
            case FlightPlanEvents.MILESTONE_REOPENED -> new ReopenMilestone(milestone(data));
            case FlightPlanEvents.MILESTONE_DROPPED -> new DropMilestone(milestone(data));
            case FlightPlanEvents.TASK_RAISED -> new RaiseTask((TaskRaised) events.event(eventType, data));
            case FlightPlanEvents.TASK_DONE -> new FinishTask(task(data));
            case FlightPlanEvents.TASK_REOPENED -> new ReopenTask(task(data));
            case FlightPlanEvents.TASK_DROPPED -> new DropTask(task(data));
            default -> throw new IllegalArgumentException("no event of a flight plan that may be sent: " + eventType);
        };
    }

    private static UUID milestone(Values data) {
        return data.id("milestone_id");
    }

    private static UUID task(Values data) {
        return data.id("task_id");
    }
}
