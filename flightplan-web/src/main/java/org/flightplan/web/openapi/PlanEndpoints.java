package org.flightplan.web.openapi;

import static org.flightplan.web.openapi.Endpoint.Trait.COMMAND;
import static org.flightplan.web.openapi.Endpoint.Trait.ON_EXISTING;
import static org.flightplan.web.openapi.Endpoint.look;
import static org.flightplan.web.openapi.Endpoint.send;
import static org.flightplan.web.openapi.Parameter.CURSOR;
import static org.flightplan.web.openapi.Parameter.LIMIT;
import static org.flightplan.web.openapi.Parameter.OFFSET;
import static org.flightplan.web.openapi.Parameter.PLAN_STATUS;
import static org.flightplan.web.openapi.ResponseSchemas.listOf;
import static org.flightplan.web.openapi.ResponseSchemas.recorded;

import java.util.List;
import org.flightplan.web.flightplans.PlanCommandsResource;

/** What is done with a flight plan: its status, its target, its milestones, its tasks. */
final class PlanEndpoints {

    static final List<Endpoint> ALL = List.of(
            look(
                    "/flightplans",
                    "Flight plans, by id; where care teams are kept, those of stays that are open to the caller",
                    listOf(ResponseSchemas.FLIGHT_PLAN),
                    PLAN_STATUS,
                    LIMIT,
                    OFFSET,
                    CURSOR),
            look("/flightplans/{id}", "One flight plan", ResponseSchemas.FLIGHT_PLAN),
            send(
                    "POST",
                    "/flightplans/{id}/status",
                    "Activate, complete or cancel a flight plan",
                    PlanCommandsResource.STATUS,
                    200,
                    recorded("flightplan_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "POST",
                    "/flightplans/{id}/target",
                    "Say on which day the patient is to go home; without one, that nobody knows any more",
                    PlanCommandsResource.TARGET,
                    200,
                    recorded("flightplan_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "POST",
                    "/flightplans/{id}/milestones",
                    "Plan a milestone, or say anew what it is and when",
                    PlanCommandsResource.PLAN_MILESTONE,
                    201,
                    recorded("flightplan_id", "milestone_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "POST",
                    "/flightplans/{id}/milestones/{milestone_id}/reached",
                    "Tick a milestone off, now unless reached_at says when",
                    PlanCommandsResource.REACH_MILESTONE,
                    200,
                    recorded("flightplan_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "DELETE",
                    "/flightplans/{id}/milestones/{milestone_id}/reached",
                    "Take back that a milestone was reached",
                    null,
                    200,
                    recorded("flightplan_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "DELETE",
                    "/flightplans/{id}/milestones/{milestone_id}",
                    "Take a milestone out of the plan",
                    null,
                    200,
                    recorded("flightplan_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "POST",
                    "/flightplans/{id}/tasks",
                    "Raise a task; a barrier is what keeps the patient from leaving",
                    PlanCommandsResource.RAISE_TASK,
                    201,
                    recorded("flightplan_id", "task_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "POST",
                    "/flightplans/{id}/tasks/{task_id}/done",
                    "Tick a task off",
                    PlanCommandsResource.FINISH_TASK,
                    200,
                    recorded("flightplan_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "DELETE",
                    "/flightplans/{id}/tasks/{task_id}/done",
                    "Take back that a task was done",
                    null,
                    200,
                    recorded("flightplan_id", "event_id"),
                    COMMAND,
                    ON_EXISTING),
            send(
                    "DELETE",
                    "/flightplans/{id}/tasks/{task_id}",
                    "Take a task out of the plan",
                    null,
                    200,
                    recorded("flightplan_id", "event_id"),
                    COMMAND,
                    ON_EXISTING));

    private PlanEndpoints() {}
}
