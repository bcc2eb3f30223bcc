package org.flightplan.web.attachments;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.attachments.Attachment;
import org.flightplan.attachments.views.AttachmentQueries;
import org.flightplan.audit.Action;
import org.flightplan.commands.CommandRejection.PatientErased;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.CommandResult.Refused;
import org.flightplan.commands.Envelope;
import org.flightplan.contents.Contents;
import org.flightplan.contents.Incoming;
import org.flightplan.contents.Reservations;
import org.flightplan.contents.Reservations.Reservation;
import org.flightplan.fields.FieldErrors;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.CommandMetadata;
import org.flightplan.web.http.CommandReply;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.http.TakesContent;
import org.flightplan.web.http.Uploads;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /admissions/{id}/attachments/{attachment_id}/content}: what an attachment holds, and a small picture of it. */
@ApplicationScoped
@Path("/admissions/{id}/attachments")
@SuppressWarnings("NullAway.Init")
public class AttachmentContentResource {

    @Context
    HttpServletRequest servlet;

    @Inject
    ApiRequest apiRequest;

    @Inject
    ApiResponses responses;

    @Inject
    CommandMetadata metadata;

    @Inject
    Reservations reservations;

    @Inject
    Contents contents;

    @Inject
    Receipt receipt;

    @Inject
    AttachmentQueries attachments;

    @Inject
    ContentAnswers answers;

    @Inject
    Stays stays;

    /** Takes in what was announced, and puts it on record. The same again is answered as the first time. */
    @PUT
    @Path("/{attachment_id}/content")
    @TakesContent
    @Allowed({Role.CLINICIAN, Role.INTERFACE})
    @Audited(Action.ATTACHMENT_ADDED)
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> put(
            @PathParam("id") String idText, @PathParam("attachment_id") String attachmentText) {
        Incoming content = Uploads.take(servlet);
        boolean taken = false;
        try {
            AdmissionId stay = stays.id(idText);
            UUID attachment = Parameters.id("attachment_id", attachmentText);
            Reservation reservation = reservations
                    .find(apiRequest.tenant(), attachment, AdmissionEvents.ATTACHMENT_SAID_SHAPE.phiFields())
                    .filter(found -> found.admission().equals(stay.value()))
                    .orElseThrow(() -> new ProblemException(Problems.notFound()));
            if (contents.isErased(apiRequest.tenant(), reservation.patient())) {
                return answered(
                        CompletableFuture.completedStage(new Refused(new PatientErased(), 0)), stay, attachment);
            }
            receipt.requireStore();
            if (content == null || content.size() == 0) {
                throw new ProblemException(
                        Problems.invalid(FieldErrors.of("body", "must be the content: 1 byte at least")));
            }
            Envelope envelope = apiRequest.envelope(
                    content.digest().getBytes(StandardCharsets.US_ASCII),
                    null,
                    List.of(metadata.of(reservation.data())));
            CompletionStage<CommandResult> result = receipt.of(reservation, content, envelope);
            taken = true;
            return answered(result, stay, attachment);
        } finally {
            if (!taken && content != null) {
                content.close();
            }
        }
    }

    private CompletionStage<Response> answered(
            CompletionStage<CommandResult> result, AdmissionId stay, UUID attachment) {
        return responses.command(
                result,
                stay.value(),
                CommandReply.of(
                        201,
                        recorded -> doc().with("admission_id", recorded.stream())
                                .with("attachment_id", attachment)
                                .with("event_id", recorded.events().get(0))));
    }

    /** What it holds, or the part that a Range asks for. */
    @GET
    @Path("/{attachment_id}/content")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.ATTACHMENT_READ)
    @Produces(MediaType.WILDCARD)
    public Response get(@PathParam("id") String idText, @PathParam("attachment_id") String attachmentText) {
        Stays.Known stay = stays.known(idText);
        return answers.content(stay, attachment(stay, attachmentText));
    }

    /** A small picture of it, where it is an image. */
    @GET
    @Path("/{attachment_id}/thumbnail")
    @Allowed({Role.VIEWER, Role.CLINICIAN})
    @Audited(Action.ATTACHMENT_READ)
    @Produces(MediaType.WILDCARD)
    public Response thumbnail(@PathParam("id") String idText, @PathParam("attachment_id") String attachmentText) {
        Stays.Known stay = stays.known(idText);
        return answers.thumbnail(stay, attachment(stay, attachmentText));
    }

    private Attachment attachment(Stays.Known stay, String text) {
        return attachments
                .find(apiRequest.tenant(), stay.id().value(), Parameters.id("attachment_id", text))
                .orElseThrow(() -> stays.notFound(stay));
    }
}
