package org.flightplan.web.audit;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.flightplan.audit.Action;
import org.flightplan.integrity.SealStatus;
import org.flightplan.integrity.SealVerification;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.Tenants;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Parameters;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /admin/seals}: the seals of all tenants, for who runs the installation and has restored it. */
@ApplicationScoped
@Path("/admin/seals")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class SealsResource {

    @Inject
    ApiRequest apiRequest;

    @Inject
    SealStatus status;

    @Inject
    SealVerification seals;

    @Inject
    Tenants tenants;

    /** How far the log is sealed, and each tenant's newest seal. */
    @GET
    @Allowed(Role.PLATFORM_ADMIN)
    @Audited(Action.SEALS_READ)
    public Response list() {
        apiRequest.query();
        SealStatus.Snapshot now = status.snapshot();
        return ApiResponses.ok(doc().with("position", now.position())
                .with("lag_seconds", Math.round(now.lagSeconds()))
                .with("items", now.last().stream().map(SealsResource::json).toList())
                .build());
    }

    /** Holds a tenant's log against its seals; what stands in the log is not shown. */
    @GET
    @Path("/{tenant_id}")
    @Allowed(Role.PLATFORM_ADMIN)
    @Audited(Action.LOG_VERIFIED)
    public Response verify(@PathParam("tenant_id") String id) {
        AuditResource.Seals asked = AuditResource.Seals.of(apiRequest.query("after", "limit"));
        TenantId tenant = new TenantId(Parameters.id("tenant_id", id));
        if (tenants.find(tenant).isEmpty()) {
            throw new ProblemException(Problems.notFound());
        }
        return ApiResponses.ok(AuditResource.verified(seals, tenant, asked));
    }

    private static JsonObject json(SealStatus.LastSeal last) {
        return doc().with("tenant_id", last.tenant().value())
                .with("number", last.number())
                .with("position", last.position())
                .with("sealed_at", last.at())
                .build();
    }
}
