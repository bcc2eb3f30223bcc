package org.flightplan.web.admissions;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
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
import org.flightplan.admissions.AdmissionCommand;
import org.flightplan.admissions.AdmissionCommand.CancelMoveRequest;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.Admissions;
import org.flightplan.admissions.StayCommands;
import org.flightplan.audit.Action;
import org.flightplan.commands.Envelope;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.fields.Values;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.CommandReply;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /admissions/{id}}: commands on a stay. */
@ApplicationScoped
@Path("/admissions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class StayCommandsResource {

    private static final byte[] NO_BODY = {};

    /** The body of {@code PATCH /admissions/{id}}. */
    public static final Shape UPDATE = ApiRequest.commandOnExisting(AdmissionEvents.UPDATED_SHAPE);

    /** The body of {@code POST /admissions/{id}/location}. */
    public static final Shape CHANGE_LOCATION = of(AdmissionEvents.LOCATION_CHANGED);

    /** The body of {@code POST /admissions/{id}/location/{event_id}/correction}. */
    public static final Shape CORRECT_MOVE =
            ApiRequest.commandOnExisting(StayCommands.shape(AdmissionEvents.LOCATION_CORRECTED)
                    .without("admission_id")
                    .without("corrects_event_id"));

    /** The body of {@code POST /admissions/{id}/move-request}. */
    public static final Shape REQUEST_MOVE = ApiRequest.commandOnExisting(
            AdmissionEvents.MOVE_REQUESTED_SHAPE.without("request_id").and(optional("request_id", new FieldType.Id())));

    /** The body of {@code POST /admissions/{id}/discharge}. */
    public static final Shape DISCHARGE = of(AdmissionEvents.DISCHARGED);

    /** The body of {@code POST /admissions/{id}/discharge/cancel} and {@code POST /admissions/{id}/cancel}. */
    public static final Shape CANCEL = of(AdmissionEvents.CANCELLED);

    /** The body of {@code POST /admissions/{id}/care-team}. */
    public static final Shape CHANGE_CARE_TEAM = of(AdmissionEvents.CARE_TEAM_CHANGED);

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    ApiResponses responses;

    @Inject
    Admissions admissions;

    @Inject
    StayCommands commands;

    @Inject
    CareTeams careTeams;

    private static Shape of(String eventType) {
        return ApiRequest.commandOnExisting(
                StayCommands.shape(eventType).without("admission_id").without(Envelope.LEGACY.name()));
    }

    /** Says anew what was said of the stay. */
    @PATCH
    @Path("/{id}")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.STAY_UPDATED)
    public CompletionStage<Response> update(@PathParam("id") String idText, byte[] body) {
        AdmissionId id = id(idText);
        apiRequest.requireIfMatch();
        Values values = apiRequest.read(body, UPDATE);
        if (values.json().containsKey("attending_id")) {
            careTeams.requireMayChangeAttending(id.value());
        }
        return handle(id, commands.command(AdmissionEvents.UPDATED, id, values), values, body, 200);
    }

    /** Moves the patient. */
    @POST
    @Path("/{id}/location")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.PATIENT_MOVED)
    public CompletionStage<Response> changeLocation(@PathParam("id") String id, byte[] body) {
        return handle(id(id), AdmissionEvents.LOCATION_CHANGED, CHANGE_LOCATION, body, 201);
    }

    /** Says that a move was another one, or none. */
    @POST
    @Path("/{id}/location/{event_id}/correction")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.MOVE_CORRECTED)
    public CompletionStage<Response> correctMove(
            @PathParam("id") String idText, @PathParam("event_id") String event, byte[] body) {
        AdmissionId id = id(idText);
        UUID corrected = Parameters.id("event_id", event);
        Values values = apiRequest.read(body, CORRECT_MOVE);
        return handle(id, commands.correctMove(corrected, values), values, body, 200);
    }

    /** Asks for a move. */
    @POST
    @Path("/{id}/move-request")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.MOVE_REQUESTED)
    public CompletionStage<Response> requestMove(@PathParam("id") String idText, byte[] body) {
        AdmissionId id = id(idText);
        Values values = apiRequest.read(body, REQUEST_MOVE);
        UUID chosen = values.idOrNull("request_id");
        UUID request = chosen == null ? TimeOrderedId.madeAt(clock.instant()) : chosen;
        Values whole =
                new Values(JsonDoc.of(values.json()).with("request_id", request).build());
        AdmissionCommand command = commands.command(AdmissionEvents.MOVE_REQUESTED, id, whole);
        return responses.command(
                admissions.handle(envelope(values, body), id, List.of(command)),
                id.value(),
                CommandReply.of(
                        201,
                        recorded ->
                                doc().with("admission_id", recorded.stream()).with("request_id", request)));
    }

    /** Asks no more for the move. */
    @DELETE
    @Path("/{id}/move-request")
    @Consumes(MediaType.WILDCARD)
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.MOVE_REQUESTED)
    public CompletionStage<Response> cancelMoveRequest(@PathParam("id") String idText) {
        AdmissionId id = id(idText);
        return answer(id, new CancelMoveRequest(null), apiRequest.envelope(NO_BODY, null), 200);
    }

    /** Ends the stay. */
    @POST
    @Path("/{id}/discharge")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.PATIENT_DISCHARGED)
    public CompletionStage<Response> discharge(@PathParam("id") String id, byte[] body) {
        return handle(id(id), AdmissionEvents.DISCHARGED, DISCHARGE, body, 200);
    }

    /** Takes the discharge back. */
    @POST
    @Path("/{id}/discharge/cancel")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.DISCHARGE_CANCELLED)
    public CompletionStage<Response> cancelDischarge(@PathParam("id") String id, byte[] body) {
        return handle(id(id), AdmissionEvents.DISCHARGE_CANCELLED, CANCEL, body, 200);
    }

    /** Takes the whole stay back. */
    @POST
    @Path("/{id}/cancel")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.STAY_CANCELLED)
    public CompletionStage<Response> cancel(@PathParam("id") String id, byte[] body) {
        return handle(id(id), AdmissionEvents.CANCELLED, CANCEL, body, 200);
    }

    /** Takes a user into the stay's care team, or out of it. */
    @POST
    @Path("/{id}/care-team")
    @Allowed({Role.CLINICIAN, Role.TENANT_ADMIN, Role.INTERFACE})
    @Audited(Action.CARE_TEAM_CHANGED)
    public CompletionStage<Response> changeCareTeam(@PathParam("id") String idText, byte[] body) {
        AdmissionId id = id(idText);
        Values values = apiRequest.read(body, CHANGE_CARE_TEAM);
        careTeams.requireMayChange(values.id("user_id"), id.value());
        return handle(id, commands.command(AdmissionEvents.CARE_TEAM_CHANGED, id, values), values, body, 200);
    }

    private CompletionStage<Response> handle(AdmissionId id, String eventType, Shape shape, byte[] body, int status) {
        Values values = apiRequest.read(body, shape);
        return handle(id, commands.command(eventType, id, values), values, body, status);
    }

    private CompletionStage<Response> handle(
            AdmissionId id, AdmissionCommand command, Values values, byte[] body, int status) {
        return answer(id, command, envelope(values, body), status);
    }

    private Envelope envelope(Values values, byte[] body) {
        return apiRequest.envelope(body, values.wholeOrNull("expected_version"));
    }

    private CompletionStage<Response> answer(AdmissionId id, AdmissionCommand command, Envelope envelope, int status) {
        return responses.command(
                admissions.handle(envelope, id, List.of(command)),
                id.value(),
                CommandReply.of(
                        status,
                        recorded -> doc().with("admission_id", recorded.stream())
                                .with("event_id", recorded.events().get(0))));
    }

    private static AdmissionId id(String text) {
        return new AdmissionId(Parameters.id("id", text));
    }
}
