package org.flightplan.client.tenants;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.flightplan.client.http.ClientFilter;
import org.flightplan.client.http.JsonBodies;
import org.flightplan.client.http.Page;
import org.flightplan.client.http.Paging;
import org.flightplan.client.http.Parameters;
import org.flightplan.client.http.ProblemMapper;
import org.jspecify.annotations.Nullable;

/** Hospitals, and who works in them. */
@RegisterRestClient(configKey = "flightplan")
@RegisterProvider(value = ClientFilter.class, priority = ClientFilter.LAST)
@RegisterProvider(JsonBodies.class)
@RegisterProvider(Parameters.class)
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface Tenants {

    /** Makes a hospital. For platform administrators. */
    @POST
    @Path("/admin/tenants")
    Tenant create(NewTenant tenant);

    /** Hospitals, by name. For platform administrators. */
    @GET
    @Path("/admin/tenants")
    Page<Tenant> list(@BeanParam Paging paging);

    /** Renames a hospital, sets its specialties, switches it off or on. */
    @PATCH
    @Path("/admin/tenants/{id}")
    Tenant update(@PathParam("id") UUID id, TenantUpdate update);

    /** The caller's hospital. */
    @GET
    @Path("/tenants/current")
    CurrentTenant current();

    /** Who works in the caller's hospital, by name. */
    @GET
    @Path("/users")
    Page<User> users(@QueryParam("role") @Nullable StaffRole role, @BeanParam Paging paging);
}
