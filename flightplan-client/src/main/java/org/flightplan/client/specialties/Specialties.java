package org.flightplan.client.specialties;

import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.flightplan.client.http.ClientFilter;
import org.flightplan.client.http.JsonBodies;
import org.flightplan.client.http.Page;
import org.flightplan.client.http.Paging;
import org.flightplan.client.http.Parameters;
import org.flightplan.client.http.ProblemMapper;
import org.jspecify.annotations.Nullable;

/** What specialties declare. */
@RegisterRestClient(configKey = "flightplan")
@RegisterProvider(value = ClientFilter.class, priority = ClientFilter.LAST)
@RegisterProvider(JsonBodies.class)
@RegisterProvider(Parameters.class)
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface Specialties {

    /** The specialties of this installation. */
    @GET
    @Path("/specialties")
    Page<Specialty> list(@BeanParam Paging paging);

    /** A specialty's manifest: of the version that the hospital uses where none is named. */
    @GET
    @Path("/specialties/{name}/config")
    Manifest manifest(@PathParam("name") String name, @QueryParam("version") @Nullable String version);

    /** The JSON Schema of specialty packs. */
    @GET
    @Path("/specialties/schema")
    JsonObject schema();
}
