package org.flightplan.web.keys;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.flightplan.audit.Action;
import org.flightplan.keys.KeyRing;
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
