package org.flightplan.client.units;

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
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.flightplan.client.http.ClientFilter;
import org.flightplan.client.http.IfMatch;
import org.flightplan.client.http.JsonBodies;
import org.flightplan.client.http.Nothing;
import org.flightplan.client.http.Page;
import org.flightplan.client.http.Paging;
import org.flightplan.client.http.Parameters;
import org.flightplan.client.http.ProblemMapper;
import org.jspecify.annotations.Nullable;

/** Units and their beds; who is in them, and how many there were. */
@RegisterRestClient(configKey = "flightplan")
@RegisterProvider(value = ClientFilter.class, priority = ClientFilter.LAST)
@RegisterProvider(JsonBodies.class)
@RegisterProvider(Parameters.class)
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface Units {

    /** Opens a unit. 409 {@code location_taken} where another open one has the location. */
    @POST
    @Path("/units")
    UnitRecorded open(NewUnit unit);

    /** Says anew what was said of a unit; its location stays. */
    @PATCH
    @Path("/units/{id}")
    UnitRecorded update(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) IfMatch version, UnitUpdate update);

    /** Adds a bed. */
    @POST
    @Path("/units/{id}/beds")
    UnitRecorded addBed(@PathParam("id") UUID id, NewBed bed);

    /** Says whether a bed can be used, why not and until when. */
    @PATCH
    @Path("/units/{id}/beds/{bed}")
    UnitRecorded changeBed(@PathParam("id") UUID id, @PathParam("bed") String bed, BedChange change);

    /** Takes a bed out of the unit; 409 {@code bed_occupied} while somebody is in it. */
    @DELETE
    @Path("/units/{id}/beds/{bed}")
    UnitRecorded retireBed(@PathParam("id") UUID id, @PathParam("bed") String bed);

    /** Closes a unit for good. */
    @POST
    @Path("/units/{id}/close")
    UnitRecorded close(@PathParam("id") UUID id, Nothing nothing);

    /** Units, closed ones too, in the order in which they were opened. */
    @GET
    @Path("/units")
    Page<Unit> list(@BeanParam Paging paging);

    /** One unit. */
    @GET
    @Path("/units/{id}")
    Unit get(@PathParam("id") UUID id);

    /**
     * The census of a unit, day by day; the last 30 days where neither day is given, at most 400. As it was recorded up to a
     * moment, or as it is now.
     */
    @GET
    @Path("/units/{id}/census")
    Census census(
            @PathParam("id") UUID id,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("as_of") @Nullable Instant asOf);

    /** The census of the house, day by day. */
    @GET
    @Path("/census")
    Census census(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("as_of") @Nullable Instant asOf);

    /**
     * Who is in which bed now; it may be read once a second. What was done is told since a moment of the last 7 days,
     * or since the day began.
     */
    @GET
    @Path("/board")
    Board board(@QueryParam("view") @Nullable BoardView view, @QueryParam("since") @Nullable Instant since);
}
