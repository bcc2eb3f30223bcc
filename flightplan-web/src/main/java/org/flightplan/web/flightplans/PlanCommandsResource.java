package org.flightplan.web.flightplans;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.audit.Action;
import org.flightplan.commands.Envelope;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.FlightPlanEvent.PlanStatus;
import org.flightplan.flightplans.FlightPlanEvents;
import org.flightplan.flightplans.FlightPlanId;
import org.flightplan.flightplans.FlightPlans;
import org.flightplan.flightplans.PlanCommands;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.CommandReply;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /flightplans/{id}}: commands on a plan. */
@ApplicationScoped
@Path("/flightplans")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class PlanCommandsResource {

    private static final String MILESTONE = "milestone_id";
    private static final String TASK = "task_id";

    /** The body of {@code POST /flightplans/{id}/status}. */
    public static final Shape STATUS = ApiRequest.commandOnExisting(FlightPlanEvents.STATUS_CHANGED_SHAPE
            .without("from")
            .and(optional("from", new FieldType.OneOf(PlanStatus.WORDS))));

    /** The body of {@code POST /flightplans/{id}/target}. */
    public static final Shape TARGET = ApiRequest.commandOnExisting(FlightPlanEvents.TARGET_SET_SHAPE);

    /** The body of {@code POST /flightplans/{id}/milestones}. */
    public static final Shape PLAN_MILESTONE = withChosenId(FlightPlanEvents.MILESTONE_PLANNED_SHAPE, MILESTONE);

    /** The body of {@code POST /flightplans/{id}/milestones/{milestone_id}/reached}. */
    public static final Shape REACH_MILESTONE =
            ApiRequest.commandOnExisting(FlightPlanEvents.MILESTONE_REACHED_SHAPE.without(MILESTONE));

    /** The body of {@code POST /flightplans/{id}/tasks}. */
    public static final Shape RAISE_TASK = withChosenId(FlightPlanEvents.TASK_RAISED_SHAPE, TASK);

    /** The body of {@code POST /flightplans/{id}/tasks/{task_id}/done}: nothing of its own. */
    public static final Shape FINISH_TASK = ApiRequest.commandOnExisting(FlightPlanEvents.TASK_SHAPE.without(TASK));

    private static final byte[] NO_BODY = {};

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    ApiResponses responses;

    @Inject
    FlightPlans plans;

    @Inject
    PlanCommands commands;

    private static Shape withChosenId(Shape shape, String id) {
        return ApiRequest.commandOnExisting(shape.without(id).and(optional(id, new FieldType.Id())));
    }

    /** Leads the plan to another status. */
    @POST
    @Path("/{id}/status")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.FLIGHT_PLAN_CHANGED)
    public CompletionStage<Response> changeStatus(@PathParam("id") String id, byte[] body) {
        return handle(id, FlightPlanEvents.STATUS_CHANGED, apiRequest.read(body, STATUS), body);
    }

    /** Says on which day the patient is to go home; without one, that nobody knows any more. */
    @POST
    @Path("/{id}/target")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.FLIGHT_PLAN_CHANGED)
    public CompletionStage<Response> setTarget(@PathParam("id") String id, byte[] body) {
        return handle(id, FlightPlanEvents.TARGET_SET, apiRequest.read(body, TARGET), body);
    }

    /** Plans a milestone, or says anew what it is and when. */
    @POST
    @Path("/{id}/milestones")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.FLIGHT_PLAN_CHANGED)
    public CompletionStage<Response> planMilestone(@PathParam("id") String id, byte[] body) {
        return begin(id, FlightPlanEvents.MILESTONE_PLANNED, MILESTONE, apiRequest.read(body, PLAN_MILESTONE), body);
    }

    /** Ticks a milestone off. */
    @POST
    @Path("/{id}/milestones/{milestone_id}/reached")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.FLIGHT_PLAN_CHANGED)
    public CompletionStage<Response> reachMilestone(
            @PathParam("id") String id, @PathParam(MILESTONE) String milestone, byte[] body) {
        Values values = apiRequest.read(body, REACH_MILESTONE);
        return handle(id, FlightPlanEvents.MILESTONE_REACHED, of(values, MILESTONE, milestone), body);
    }

    /** Takes back that a milestone was reached. */
    @DELETE
    @Path("/{id}/milestones/{milestone_id}/reached")
    @Consumes(MediaType.WILDCARD)
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.FLIGHT_PLAN_CHANGED)
    public CompletionStage<Response> reopenMilestone(
            @PathParam("id") String id, @PathParam(MILESTONE) String milestone) {
        return handle(id, FlightPlanEvents.MILESTONE_REOPENED, of(MILESTONE, milestone), NO_BODY);
    }

    /** Takes a milestone out of the plan. */
    @DELETE
    @Path("/{id}/milestones/{milestone_id}")
    @Consumes(MediaType.WILDCARD)
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.FLIGHT_PLAN_CHANGED)
    public CompletionStage<Response> dropMilestone(@PathParam("id") String id, @PathParam(MILESTONE) String milestone) {
        return handle(id, FlightPlanEvents.MILESTONE_DROPPED, of(MILESTONE, milestone), NO_BODY);
    }

    /** Raises a task. */
    @POST
    @Path("/{id}/tasks")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.FLIGHT_PLAN_CHANGED)
    public CompletionStage<Response> raiseTask(@PathParam("id") String id, byte[] body) {
        return begin(id, FlightPlanEvents.TASK_RAISED, TASK, apiRequest.read(body, RAISE_TASK), body);
    }

    /** Ticks a task off. */
    @POST
    @Path("/{id}/tasks/{task_id}/done")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.FLIGHT_PLAN_CHANGED)
    public CompletionStage<Response> finishTask(@PathParam("id") String id, @PathParam(TASK) String task, byte[] body) {
        Values values = apiRequest.read(body, FINISH_TASK);
        return handle(id, FlightPlanEvents.TASK_DONE, of(values, TASK, task), body);
    }

    /** Takes back that a task was done. */
    @DELETE
    @Path("/{id}/tasks/{task_id}/done")
    @Consumes(MediaType.WILDCARD)
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.FLIGHT_PLAN_CHANGED)
    public CompletionStage<Response> reopenTask(@PathParam("id") String id, @PathParam(TASK) String task) {
        return handle(id, FlightPlanEvents.TASK_REOPENED, of(TASK, task), NO_BODY);
    }

    /** Takes a task out of the plan. */
    @DELETE
    @Path("/{id}/tasks/{task_id}")
    @Consumes(MediaType.WILDCARD)
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.FLIGHT_PLAN_CHANGED)
    public CompletionStage<Response> dropTask(@PathParam("id") String id, @PathParam(TASK) String task) {
        return handle(id, FlightPlanEvents.TASK_DROPPED, of(TASK, task), NO_BODY);
    }

    private static Values of(String name, String idText) {
        return new Values(doc().with(name, Parameters.id(name, idText)).build());
    }

    private static Values of(Values sent, String name, String idText) {
        return new Values(
                JsonDoc.of(sent.json()).with(name, Parameters.id(name, idText)).build());
    }

    private CompletionStage<Response> begin(String id, String eventType, String name, Values values, byte[] body) {
        UUID chosen = values.idOrNull(name);
        UUID item = chosen == null ? TimeOrderedId.madeAt(clock.instant()) : chosen;
        Values whole = new Values(JsonDoc.of(values.json()).with(name, item).build());
        return handle(id, eventType, whole, body, 201, doc().with(name, item));
    }

    private CompletionStage<Response> handle(String id, String eventType, Values values, byte[] body) {
        return handle(id, eventType, values, body, 200, doc());
    }

    private CompletionStage<Response> handle(
            String idText, String eventType, Values values, byte[] body, int status, JsonDoc ids) {
        FlightPlanId id = new FlightPlanId(Parameters.id("id", idText));
        Envelope envelope = apiRequest.envelope(body, values.wholeOrNull("expected_version"));
        return responses.command(
                plans.handle(envelope, id, List.of(commands.command(eventType, values))),
                id.value(),
                CommandReply.of(
                        status,
                        recorded -> JsonDoc.of(ids.build())
                                .with("flightplan_id", recorded.stream())
                                .with("event_id", recorded.events().get(0))));
    }
}
