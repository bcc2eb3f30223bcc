package org.flightplan.web.admissions;

import static org.flightplan.fields.Doc.doc;

import jakarta.enterprise.context.RequestScoped;
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
import org.flightplan.fields.Doc;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.Kind;
import org.flightplan.fields.Shape;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.fields.Values;
import org.flightplan.web.http.Answers;
import org.flightplan.web.http.Exchange;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;
import org.flightplan.web.security.Role;

/** {@code /clinical-events}. */
@RequestScoped
@Path("/clinical-events")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class ClinicalEventsResource {

    /** The body of {@code POST /clinical-events}; its {@code data} is stored as the event's {@code details}. */
    public static final Shape RECORD = Exchange.commandOnExisting(AdmissionEvents.CLINICAL_EVENT_SHAPE
            .without("event_id")
            .without("details")
            .and(
                    Field.optional("event_id", new Kind.Id()),
                    Field.optional("data", new Kind.AnyObject()).asPhi()));

    @Inject
    Clock clock;

    @Inject
    Exchange exchange;

    @Inject
    Answers answers;

    @Inject
    Admissions admissions;

    /** Records what happened at the bedside. */
    @POST
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.CLINICAL_EVENT_RECORDED)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> record(byte[] body) {
        Values values = exchange.read(body, RECORD);
        UUID chosen = values.idOrNull("event_id");
        UUID id = chosen == null ? TimeOrderedId.madeAt(clock.instant()) : chosen;
        AdmissionId admission = new AdmissionId(values.id("admission_id"));
        RecordClinicalEvent command = new RecordClinicalEvent(
                id,
                admission,
                values.text("event_type"),
                values.moment("occurred_at"),
                Doc.withoutNulls(values.object("data")));
        var envelope = exchange.envelope(
                body,
                values.wholeOrNull("expected_version"),
                events ->
                        Answers.receipt(201, null, doc().with("event_id", id).with("admission_id", admission.value())));
        return answers.command(
                admissions.handle(envelope, admission, List.of(command)),
                admission.value(),
                (errors, unused) -> asSent(errors));
    }

    // the caller sent data, which is stored as details
    private static FieldErrors asSent(FieldErrors errors) {
        Map<String, List<String>> renamed = new LinkedHashMap<>();
        errors.byField().forEach((field, messages) -> renamed.put(field.replaceFirst("^details", "data"), messages));
        return new FieldErrors(renamed);
    }
}
