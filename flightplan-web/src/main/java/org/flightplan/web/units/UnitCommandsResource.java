package org.flightplan.web.units;

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
import org.flightplan.audit.Action;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Texts;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.fields.Values;
import org.flightplan.units.UnitCommand;
import org.flightplan.units.UnitCommand.OpenUnit;
import org.flightplan.units.UnitCommands;
import org.flightplan.units.UnitEvent.BedState;
import org.flightplan.units.UnitEvents;
import org.flightplan.units.UnitId;
import org.flightplan.units.Units;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.BedChange;
import org.flightplan.web.http.CommandReply;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /units}: commands on units and their beds. */
@ApplicationScoped
@Path("/units")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class UnitCommandsResource {

    private static final String UNIT = "unit_id";
    private static final String BED = "bed";
    private static final int LONGEST_NAME = 50;

    /** The body of {@code POST /units}. */
    public static final Shape OPEN =
            ApiRequest.command(UnitEvents.UNIT_SHAPE.without(UNIT).and(optional(UNIT, new FieldType.Id())));

    /** The body of {@code PATCH /units/{id}}. */
    public static final Shape UPDATE =
            ApiRequest.commandOnExisting(UnitCommands.shape(UnitEvents.UPDATED).without(UNIT));

    /** The body of {@code POST /units/{id}/close}: nothing of its own; it is closed from now on. */
    public static final Shape CLOSE =
            ApiRequest.commandOnExisting(UnitEvents.CLOSED_SHAPE.without(UNIT).without("effective_at"));

    /** The body of {@code POST /units/{id}/beds}. */
    public static final Shape ADD_BED = ApiRequest.commandOnExisting(
            UnitEvents.BED_SHAPE.without("state").and(optional("state", new FieldType.OneOf(BedState.WORDS))));

    /** The body of {@code PATCH /units/{id}/beds/{bed}}. */
    public static final Shape CHANGE_BED = ApiRequest.commandOnExisting(
            UnitCommands.shape(UnitEvents.BED_CHANGED).without(BED));

    private static final byte[] NO_BODY = {};

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    ApiResponses responses;

    @Inject
    Units units;

    /** Opens a unit. */
    @POST
    @Allowed(Role.TENANT_ADMIN)
    @Audited(Action.UNIT_CHANGED)
    public CompletionStage<Response> open(byte[] body) {
        Values values = apiRequest.read(body, OPEN);
        UUID chosen = values.idOrNull(UNIT);
        UnitId id = new UnitId(chosen == null ? TimeOrderedId.madeAt(clock.instant()) : chosen);
        OpenUnit open = new OpenUnit(
                id,
                values.text("location"),
                values.text("name"),
                values.textOrNull("specialty"),
                values.momentOrNull("effective_at"));
        return responses.command(
                units.handle(apiRequest.envelope(body, null), id, List.of(open)),
                id.value(),
                CommandReply.created("units", unit -> doc().with(UNIT, unit)));
    }

    /** Says anew what was said of a unit. */
    @PATCH
    @Path("/{id}")
    @Allowed(Role.TENANT_ADMIN)
    @Audited(Action.UNIT_CHANGED)
    public CompletionStage<Response> update(@PathParam("id") String idText, byte[] body) {
        UUID id = Parameters.id("id", idText);
        apiRequest.requireIfMatch();
        return handle(id, UnitEvents.UPDATED, apiRequest.read(body, UPDATE), body);
    }

    /** Closes a unit for good. */
    @POST
    @Path("/{id}/close")
    @Allowed(Role.TENANT_ADMIN)
    @Audited(Action.UNIT_CHANGED)
    public CompletionStage<Response> close(@PathParam("id") String id, byte[] body) {
        return handle(Parameters.id("id", id), UnitEvents.CLOSED, apiRequest.read(body, CLOSE), body);
    }

    /** Adds a bed. */
    @POST
    @Path("/{id}/beds")
    @Allowed(Role.TENANT_ADMIN)
    @Audited(Action.UNIT_CHANGED)
    public CompletionStage<Response> addBed(@PathParam("id") String id, byte[] body) {
        Values bed = UnitCommands.availableUnlessSaid(apiRequest.read(body, ADD_BED));
        return handle(Parameters.id("id", id), UnitEvents.BED_ADDED, bed, body, 201);
    }

    /** Says whether a bed can be used; the administrator also, what it is. */
    @PATCH
    @Path("/{id}/beds/{bed}")
    @Allowed({Role.CLINICIAN, Role.TENANT_ADMIN, Role.INTERFACE})
    @Audited(Action.UNIT_CHANGED)
    public CompletionStage<Response> changeBed(@PathParam("id") String id, @PathParam(BED) String bed, byte[] body) {
        Values values = apiRequest.read(body, CHANGE_BED);
        if (!BedChange.isOfTheState(values.json())
                && !apiRequest.caller().roles().contains(Role.TENANT_ADMIN)) {
            throw new ProblemException(
                    Problems.forbidden("The attributes of a bed are the administrator's to change."));
        }
        return handle(Parameters.id("id", id), UnitEvents.BED_CHANGED, of(values, bed), body);
    }

    /** Takes a bed out of the unit. */
    @DELETE
    @Path("/{id}/beds/{bed}")
    @Consumes(MediaType.WILDCARD)
    @Allowed(Role.TENANT_ADMIN)
    @Audited(Action.UNIT_CHANGED)
    public CompletionStage<Response> retireBed(@PathParam("id") String id, @PathParam(BED) String bed) {
        Values retired = of(new Values(doc().build()), bed);
        return handle(Parameters.id("id", id), UnitEvents.BED_RETIRED, retired, NO_BODY);
    }

    private static Values of(Values sent, String bed) {
        // no bed has a name that can't be stored
        if (Texts.fault(bed, LONGEST_NAME).isPresent()) {
            throw new ProblemException(Problems.notFound());
        }
        return new Values(JsonDoc.of(sent.json()).with(BED, bed).build());
    }

    private CompletionStage<Response> handle(UUID id, String eventType, Values values, byte[] body) {
        return handle(id, eventType, values, body, 200);
    }

    private CompletionStage<Response> handle(UUID id, String eventType, Values values, byte[] body, int status) {
        UnitCommand command = UnitCommands.command(eventType, values);
        return responses.command(
                units.handle(
                        apiRequest.envelope(body, values.wholeOrNull("expected_version")),
                        new UnitId(id),
                        List.of(command)),
                id,
                CommandReply.of(status, recorded -> doc().with(UNIT, recorded.stream())));
    }
}
