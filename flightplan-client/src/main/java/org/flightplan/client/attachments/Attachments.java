package org.flightplan.client.attachments;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.flightplan.client.http.ClientFilter;
import org.flightplan.client.http.Content;
import org.flightplan.client.http.JsonBodies;
import org.flightplan.client.http.Page;
import org.flightplan.client.http.Paging;
import org.flightplan.client.http.Parameters;
import org.flightplan.client.http.ProblemMapper;

/** Pictures and documents of a stay. */
@RegisterRestClient(configKey = "flightplan")
@RegisterProvider(value = ClientFilter.class, priority = ClientFilter.LAST)
@RegisterProvider(JsonBodies.class)
@RegisterProvider(Parameters.class)
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface Attachments {

    /** Says what will be attached. Nothing is on record until its content is sent. */
    @POST
    @Path("/admissions/{id}/attachments")
    AttachmentAnnounced announce(@PathParam("id") UUID id, NewAttachment attachment);

    /**
     * Sends the content; it is searched, encrypted and stored, and then on record. All attempts end at the client's
     * deadline: give large ones more.
     */
    @PUT
    @Path("/admissions/{id}/attachments/{attachment_id}/content")
    @Consumes(MediaType.WILDCARD)
    AttachmentRecorded send(@PathParam("id") UUID id, @PathParam("attachment_id") UUID attachmentId, Content content);

    /** The attachments of a stay, ascending by when they were made. */
    @GET
    @Path("/admissions/{id}/attachments")
    Page<Attachment> list(@PathParam("id") UUID id, @BeanParam Paging paging);

    /** The content, as it comes; the caller closes it. Not sent again where it breaks off. */
    @GET
    @Path("/admissions/{id}/attachments/{attachment_id}/content")
    @Produces(MediaType.WILDCARD)
    InputStream content(@PathParam("id") UUID id, @PathParam("attachment_id") UUID attachmentId);

    /** A small picture of it as JPEG, where {@code thumbnail} is true; the caller closes it. */
    @GET
    @Path("/admissions/{id}/attachments/{attachment_id}/thumbnail")
    @Produces(MediaType.WILDCARD)
    InputStream thumbnail(@PathParam("id") UUID id, @PathParam("attachment_id") UUID attachmentId);

    /** Takes an attachment back; its content is destroyed. */
    @DELETE
    @Path("/admissions/{id}/attachments/{attachment_id}")
    AttachmentRecorded retract(@PathParam("id") UUID id, @PathParam("attachment_id") UUID attachmentId);
}
