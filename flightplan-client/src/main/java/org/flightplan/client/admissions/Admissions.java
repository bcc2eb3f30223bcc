package org.flightplan.client.admissions;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.flightplan.client.http.ClientFilter;
import org.flightplan.client.http.IfMatch;
import org.flightplan.client.http.JsonBodies;
import org.flightplan.client.http.Page;
import org.flightplan.client.http.Paging;
import org.flightplan.client.http.Parameters;
import org.flightplan.client.http.ProblemMapper;
import org.jspecify.annotations.Nullable;

/** Stays. */
@RegisterRestClient(configKey = "flightplan")
@RegisterProvider(value = ClientFilter.class, priority = ClientFilter.LAST)
@RegisterProvider(JsonBodies.class)
@RegisterProvider(Parameters.class)
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface Admissions {

    /** Admits a patient, with the flight plan of the stay. 409 {@code already_admitted} where the patient is in hospital. */
    @POST
    @Path("/admissions")
    Admitted admit(NewAdmission admission);

    /** Stays, newest first unless the query asks for another order. */
    @GET
    @Path("/admissions")
    Page<Admission> list(@BeanParam AdmissionQuery query, @BeanParam Paging paging);

    /** One stay, as it is now. */
    @GET
    @Path("/admissions/{id}")
    Admission get(@PathParam("id") UUID id);

    /** One stay, as it was recorded up to a moment; 404 before its first record. */
    @GET
    @Path("/admissions/{id}")
    Admission getAsOf(@PathParam("id") UUID id, @QueryParam("as_of") Instant asOf);

    /** Says anew what was said of a stay. */
    @PATCH
    @Path("/admissions/{id}")
    AdmissionRecorded update(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) IfMatch version, AdmissionUpdate update);

    /** Records that the patient is elsewhere. That somebody else is in the bed is no refusal but a warning. */
    @POST
    @Path("/admissions/{id}/location")
    AdmissionRecorded move(@PathParam("id") UUID id, Move move);

    /** Says that a move was another one, or none. */
    @POST
    @Path("/admissions/{id}/location/{event_id}/correction")
    AdmissionRecorded correctMove(
            @PathParam("id") UUID id, @PathParam("event_id") UUID eventId, MoveCorrection correction);

    /** Asks for a move. */
    @POST
    @Path("/admissions/{id}/move-request")
    MoveRequested requestMove(@PathParam("id") UUID id, MoveRequest request);

    /** Asks for it no more. */
    @DELETE
    @Path("/admissions/{id}/move-request")
    AdmissionRecorded cancelMoveRequest(@PathParam("id") UUID id);

    /** Takes a user into the care team, or out of it. */
    @POST
    @Path("/admissions/{id}/care-team")
    AdmissionRecorded changeCareTeam(@PathParam("id") UUID id, CareTeamChange change);

    /** Ends the stay; its flight plan is completed. */
    @POST
    @Path("/admissions/{id}/discharge")
    AdmissionRecorded discharge(@PathParam("id") UUID id, Discharge discharge);

    /** Takes the discharge back; the flight plan stands where it stood. */
    @POST
    @Path("/admissions/{id}/discharge/cancel")
    AdmissionRecorded cancelDischarge(@PathParam("id") UUID id, Cancellation cancellation);

    /** Takes the whole stay back, with its flight plan. */
    @POST
    @Path("/admissions/{id}/cancel")
    AdmissionRecorded cancel(@PathParam("id") UUID id, Cancellation cancellation);

    /** What happened, ascending by when it happened, then by position. */
    @GET
    @Path("/admissions/{id}/timeline")
    Page<TimelineItem> timeline(
            @PathParam("id") UUID id, @QueryParam("as_of") @Nullable Instant asOf, @BeanParam Paging paging);

    /** Where the patient was and how ill, ascending. */
    @GET
    @Path("/admissions/{id}/trajectory")
    Page<Step> trajectory(
            @PathParam("id") UUID id, @QueryParam("as_of") @Nullable Instant asOf, @BeanParam Paging paging);

    /** What the specialty calculates of the stay. */
    @GET
    @Path("/admissions/{id}/calculations")
    Calculations calculations(@PathParam("id") UUID id, @QueryParam("as_of") @Nullable Instant asOf);
}
