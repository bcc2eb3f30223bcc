package org.flightplan.web.admissions;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.admissions.AdmissionCommand.RecordClinicalEvent;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.Admissions;
import org.flightplan.audit.Action;
import org.flightplan.commands.Envelope;
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
            .and(
                    Field.optional("event_id", new FieldType.Id()),
                    Field.optional("data", new FieldType.AnyObject()).asPhi()));

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    ApiResponses responses;

    @Inject
    Admissions admissions;

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
        RecordClinicalEvent command = new RecordClinicalEvent(
                id,
                admission,
                values.text("event_type"),
                values.moment("occurred_at"),
                JsonDoc.withoutNulls(values.object("data")));
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

    // the caller sent data, which is stored as details
    private static FieldErrors asSent(FieldErrors errors) {
        Map<String, List<String>> renamed = new LinkedHashMap<>();
        errors.byField().forEach((field, messages) -> renamed.put(field.replaceFirst("^details", "data"), messages));
        return new FieldErrors(renamed);
    }
}
