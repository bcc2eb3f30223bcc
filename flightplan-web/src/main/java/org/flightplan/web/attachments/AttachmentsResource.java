package org.flightplan.web.attachments;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.flightplan.admissions.AdmissionCommand.AddAttachment;
import org.flightplan.admissions.AdmissionCommand.RetractAttachment;
import org.flightplan.admissions.AdmissionEvent.AttachmentAdded;
import org.flightplan.admissions.AdmissionEvent.AttachmentRetracted;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.Admissions;
import org.flightplan.attachments.Attachment;
import org.flightplan.attachments.views.AttachmentQueries;
import org.flightplan.audit.Action;
import org.flightplan.audit.StreamPatients;
import org.flightplan.commands.CommandRejection.PatientErased;
import org.flightplan.commands.CommandResult.Refused;
import org.flightplan.commands.Rejection;
import org.flightplan.contents.Reservations;
import org.flightplan.contents.Reservations.Reservation;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.fields.Times;
import org.flightplan.fields.Values;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.CommandMetadata;
import org.flightplan.web.http.CommandReply;
import org.flightplan.web.http.Page;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.Problem;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /admissions/{id}/attachments}: what is said of them. */
@ApplicationScoped
@Path("/admissions/{id}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class AttachmentsResource {

    /** The body of {@code POST /admissions/{id}/attachments}. */
    public static final Shape RESERVE = ApiRequest.command(AdmissionEvents.ATTACHMENT_SAID_SHAPE
            .without("attachment_id")
            .and(Field.optional("attachment_id", new FieldType.Id()), CommandMetadata.FIELD));

    private static final byte[] NO_BODY = {};

    @Inject
    Clock clock;

    @Inject
    ApiRequest apiRequest;

    @Inject
    ApiResponses responses;

    @Inject
    CommandMetadata metadata;

    @Inject
    Admissions admissions;

    @Inject
    AdmissionEvents events;

    @Inject
    Reservations reservations;

    @Inject
    Receipt receipt;

    @Inject
    StreamPatients patients;

    @Inject
    AttachmentQueries attachments;

    @Inject
    Stays stays;

    /** Says what will be attached: nothing is on record until its content is there. */
    @POST
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.ATTACHMENT_ADDED)
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> reserve(@PathParam("id") String idText, byte[] body) {
        AdmissionId stay = stays.id(idText);
        Values values = apiRequest.read(body, RESERVE);
        UUID chosen = values.idOrNull("attachment_id");
        UUID id = chosen == null ? TimeOrderedId.madeAt(clock.instant()) : chosen;
        // kept with what is said, and judged now: the content may come later
        metadata.of(values.json());
        JsonObject said = JsonDoc.withoutNulls(JsonDoc.of(values.json())
                .with("attachment_id", id)
                .with("created_by", null)
                .with("occurred_at", values.moment("occurred_at"))
                .build());
        var refusal = admissions.refusal(
                apiRequest.caller().requiredTenant(), stay, new AddAttachment(announced(said)), clock.instant());
        if (refusal.isPresent()) {
            return refused(stay, refusal.get());
        }
        receipt.requireStore();
        return reserved(stay, id, said);
    }

    private CompletionStage<Response> reserved(AdmissionId stay, UUID id, JsonObject said) {
        UUID patient = patients.of(apiRequest.tenant(), List.of(stay.value())).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
        Reservation made =
                new Reservation(id, stay.value(), patient, apiRequest.caller().user(), said);
        try {
            Reservation holds =
                    reservations.make(apiRequest.tenant(), made, AdmissionEvents.ATTACHMENT_SAID_SHAPE.phiFields());
            if (!holds.equals(made)) {
                throw new ProblemException(taken());
            }
        } catch (org.flightplan.keys.PatientErased e) {
            return refused(stay, new PatientErased());
        }
        String content = "admissions/" + stay.value() + "/attachments/" + id + "/content";
        Response created = Response.status(201)
                .entity(doc().with("attachment_id", id)
                        .with("admission_id", stay.value())
                        .with("content", "/api/v1/" + content)
                        .with("expires_at", clock.instant().plusSeconds(Reservations.HOURS * 3_600L))
                        .build()
                        .toString())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
        return CompletableFuture.completedStage(created);
    }

    private static Problem taken() {
        String message = "is in use with other content";
        return Problem.of(
                        409,
                        "attachment_id_taken",
                        "This attachment_id is in use with other content. Choose another id, or leave it out.")
                .with(FieldErrors.of("attachment_id", message));
    }

    private CompletionStage<Response> refused(AdmissionId stay, Rejection rejection) {
        return responses.command(
                CompletableFuture.completedStage(new Refused(rejection, 0)),
                stay.value(),
                CommandReply.of(201, recorded -> doc()));
    }

    // of what the server will find, whatever keeps to the shape
    private AttachmentAdded announced(JsonObject said) {
        JsonObject whole = JsonDoc.of(said)
                .with("content_type", "application/octet-stream")
                .with("size", 1)
                .with("digest", "sha-256:")
                .with("storage_key", new UUID(0, 0))
                .build();
        return (AttachmentAdded) events.event(AdmissionEvents.ATTACHMENT_ADDED, new Values(whole));
    }

    /** The attachments of a stay, ascending by occurred_at. */
    @GET
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.ATTACHMENTS_LISTED)
    public Response list(@PathParam("id") String idText) {
        Page page = Page.of(apiRequest.query("limit", "offset", "cursor"));
        Stays.Known stay = stays.known(idText);
        AttachmentQueries.After after = page.cursor() == null ? null : after(page.cursor());
        List<Attachment> found =
                attachments.list(apiRequest.tenant(), stay.id().value(), after, page.offset(), page.fetch());
        stays.served(stay);
        return ApiResponses.ok(page.json(
                found, AttachmentsResource::json, attachment -> attachment.occurredAt() + " " + attachment.position()));
    }

    private static AttachmentQueries.After after(String cursor) {
        try {
            int space = cursor.indexOf(' ');
            Instant at = Times.moment(cursor.substring(0, space)).orElseThrow(Page::unreadableCursor);
            return new AttachmentQueries.After(at, Long.parseLong(cursor.substring(space + 1)));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw Page.unreadableCursor();
        }
    }

    /** Takes one back: its content is destroyed. */
    @DELETE
    @Path("/{attachment_id}")
    @Consumes(MediaType.WILDCARD)
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.ATTACHMENT_RETRACTED)
    public CompletionStage<Response> retract(
            @PathParam("id") String idText, @PathParam("attachment_id") String attachmentText) {
        AdmissionId stay = stays.id(idText);
        UUID attachment = Parameters.id("attachment_id", attachmentText);
        return responses.command(
                admissions.handle(
                        apiRequest.envelope(NO_BODY, null),
                        stay,
                        List.of(new RetractAttachment(new AttachmentRetracted(attachment, null)))),
                stay.value(),
                CommandReply.of(
                        200,
                        recorded -> doc().with("admission_id", recorded.stream())
                                .with("attachment_id", attachment)
                                .with("event_id", recorded.events().get(0))));
    }

    private static JsonObject json(Attachment attachment) {
        return doc().with("id", attachment.id())
                .with("admission_id", attachment.admissionId())
                .with("occurred_at", attachment.occurredAt())
                .with("recorded_at", attachment.recordedAt())
                .with("filename", attachment.filename())
                .with("description", attachment.description())
                .with("attachment_type", attachment.attachmentType())
                .with("content_type", attachment.contentType())
                .with("size", attachment.size())
                .with("digest", attachment.digest())
                .with("linked_event_id", attachment.linkedEventId())
                .with("thumbnail", attachment.thumbnailKey() == null ? null : true)
                .build();
    }
}
