package org.flightplan.client.clinical;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.flightplan.client.http.ClientFilter;
import org.flightplan.client.http.JsonBodies;
import org.flightplan.client.http.Parameters;
import org.flightplan.client.http.ProblemMapper;

/** What happens at the bedside, as specialties declare it. */
@RegisterRestClient(configKey = "flightplan")
@RegisterProvider(value = ClientFilter.class, priority = ClientFilter.LAST)
@RegisterProvider(JsonBodies.class)
@RegisterProvider(Parameters.class)
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ClinicalEvents {

    /** Records what happened. */
    @POST
    @Path("/clinical-events")
    ClinicalEventRecorded record(NewClinicalEvent event);

    /** One clinical event, with what was said otherwise of it. */
    @GET
    @Path("/clinical-events/{id}")
    ClinicalEvent get(@PathParam("id") UUID id);

    /** Says that it happened otherwise, or not at all. */
    @POST
    @Path("/clinical-events/{id}/correction")
    ClinicalEventRecorded correct(@PathParam("id") UUID id, ClinicalEventCorrection correction);
}
