package org.flightplan.web.admissions;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.admissions.AdmissionCommand;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.Admissions;
import org.flightplan.admissions.StayCommands;
import org.flightplan.audit.Action;
import org.flightplan.commands.Envelope;
import org.flightplan.events.StreamReader;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.fields.Values;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.CommandReply;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /clinical-events}. */
@ApplicationScoped
@Path("/clinical-events")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class ClinicalEventsResource {

    /** The body of {@code POST /clinical-events}; its {@code data} is stored as the event's {@code details}. */
    public static final Shape RECORD = ApiRequest.commandOnExisting(AdmissionEvents.CLINICAL_EVENT_SHAPE
            .without("event_id")
            .without("details")
            .without(Envelope.LEGACY.name())
            .and(
                    Field.optional("event_id", new FieldType.Id()),
                    Field.optional("data", new FieldType.AnyObject()).asPhi()));

    /** The body of {@code POST /clinical-events/{id}/correction}. */
    public static final Shape CORRECT =
            ApiRequest.commandOnExisting(StayCommands.shape(AdmissionEvents.CLINICAL_EVENT_CORRECTED)
                    .without("event_id")
                    .without("details")
                    .and(Field.optional("data", new FieldType.AnyObject()).asPhi()));

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
    StreamReader streams;

    @Inject
    AdmissionLists lists;

    /** Records what happened at the bedside. */
    @POST
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.CLINICAL_EVENT_RECORDED)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> record(byte[] body) {
        Values values = apiRequest.read(body, RECORD);
        UUID chosen = values.idOrNull("event_id");
        UUID id = chosen == null ? TimeOrderedId.madeAt(clock.instant()) : chosen;
        AdmissionId admission = new AdmissionId(values.id("admission_id"));
        Values event = new Values(JsonDoc.of(values.json())
                .with("event_id", id)
                .with("data", null)
                .with("details", values.object("data"))
                .build());
        AdmissionCommand command = commands.command(AdmissionEvents.CLINICAL_EVENT_RECORDED, admission, event);
        Envelope envelope = apiRequest.envelope(body, values.wholeOrNull("expected_version"));
        return responses.command(
                admissions.handle(envelope, admission, List.of(command)),
                admission.value(),
                CommandReply.of(
                        201,
                        recorded -> doc().with("event_id", recorded.events().get(0))
                                .with("admission_id", recorded.stream())),
                (errors, unused) -> asSent(errors));
    }

    /** One clinical event, with what was said otherwise of it. */
    @GET
    @Path("/{id}")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.CLINICAL_EVENT_READ)
    public Response find(@PathParam("id") String id) {
        apiRequest.query();
        return lists.clinicalEvent(Parameters.id("id", id));
    }

    /** Says that it happened otherwise, or not at all. */
    @POST
    @Path("/{id}/correction")
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.CLINICAL_EVENT_CORRECTED)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> correct(@PathParam("id") String idText, byte[] body) {
        UUID event = Parameters.id("id", idText);
        Values values = apiRequest.read(body, CORRECT);
        Values sent = new Values(JsonDoc.of(values.json())
                .with("data", null)
                .with("details", values.json().get("data"))
                .build());
        AdmissionCommand command = commands.correctClinicalEvent(event, sent);
        // an event once recorded stays where it is: it may be looked for before the decision
        UUID stay = streams.streamOf(apiRequest.tenant(), event)
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
        Envelope envelope = apiRequest.envelope(body, values.wholeOrNull("expected_version"));
        return responses.command(
                admissions.handle(envelope, new AdmissionId(stay), List.of(command)),
                stay,
                CommandReply.of(
                        200,
                        recorded -> doc().with("event_id", recorded.events().get(0))
                                .with("admission_id", recorded.stream())),
                (errors, unused) -> asSent(errors));
    }

    // the caller sent data, which is stored as details
    private static FieldErrors asSent(FieldErrors errors) {
        Map<String, List<String>> renamed = new LinkedHashMap<>();
        errors.byField().forEach((field, messages) -> renamed.put(field.replaceFirst("^details", "data"), messages));
        return new FieldErrors(renamed);
    }
}
