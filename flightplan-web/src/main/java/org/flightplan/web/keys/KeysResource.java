package org.flightplan.web.keys;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.flightplan.audit.Action;
import org.flightplan.keys.KeyRing;
import org.flightplan.keys.MasterKeys;
import org.flightplan.keys.TenantKeyState;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Allowed;
import org.flightplan.web.security.Audited;

/** {@code /admin/keys}. */
@ApplicationScoped
@Path("/admin/keys")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class KeysResource {

    @Inject
    ApiRequest apiRequest;

    @Inject
    KeyRing keys;

    @Inject
    MasterKeys masterKeys;

    /** How the keys of each tenant are. */
    @GET
    @Allowed(Role.PLATFORM_ADMIN)
    @Audited(Action.KEYS_READ)
    public Response list() {
        apiRequest.query();
        return ApiResponses.ok(doc().with("master_key", masterKeys.currentId())
                .with("items", keys.states().stream().map(KeysResource::json).toList())
                .build());
    }

    private static JsonObject json(TenantKeyState state) {
        return doc().with("tenant_id", state.tenant().value())
                .with("version", state.version())
                .with("made_at", state.madeAt())
                .with("master_key", state.masterKey())
                .with("older", state.older())
                .build();
    }

    /** Gives the tenant a new key; what the old one wraps is brought under it in the background. */
    @POST
    @Path("/rotation")
    @Allowed(Role.PRIVACY_OFFICER)
    @Audited(Action.KEYS_ROTATED)
    public Response rotate() {
        return ApiResponses.ok(doc().with("tenant_key_version", keys.rotate(apiRequest.tenant()))
                .build());
    }
}
