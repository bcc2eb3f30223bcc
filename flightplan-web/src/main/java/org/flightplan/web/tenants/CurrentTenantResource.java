package org.flightplan.web.tenants;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.flightplan.contents.Contents;
import org.flightplan.tenants.Tenant;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;

/** {@code /tenants/current}: what everybody in a hospital may know of it. */
@ApplicationScoped
@Path("/tenants/current")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class CurrentTenantResource {

    @Inject
    ApiRequest apiRequest;

    /** The caller's hospital. */
    @GET
    @Allowed({Role.VIEWER, Role.CLINICIAN, Role.TENANT_ADMIN, Role.PRIVACY_OFFICER, Role.INTERFACE})
    public Response current() {
        apiRequest.query();
        Tenant tenant = apiRequest.caller().requiredTenant();
        return ApiResponses.ok(doc().with("id", tenant.id().value())
                .with("name", tenant.name())
                .with("specialties", tenant.enabledSpecialties())
                .with("time_zone", tenant.zone().getId())
                .with("care_teams", tenant.careTeams())
                .with("attachment_limit", Contents.limit())
                .build());
    }
}
