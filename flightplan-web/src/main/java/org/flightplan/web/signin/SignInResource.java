package org.flightplan.web.signin;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.flightplan.settings.Environment;
import org.flightplan.settings.ServerSettings;
import org.flightplan.settings.Setting;
import org.flightplan.settings.TokenConfig;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.security.Open;

/** {@code /sign-in}: where tokens come from. */
@ApplicationScoped
@Path("/sign-in")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class SignInResource {

    @Inject
    ApiRequest apiRequest;

    /**
     * The identity provider and the client that the console is to it; in development neither, but the hospital to propose, if
     * {@code DEFAULT_TENANT_ID} names one.
     */
    @GET
    @Open
    public Response find() {
        apiRequest.query();
        boolean development = Environment.current().offersDevelopmentTokens();
        return ApiResponses.ok(doc().with("development", development)
                .with(
                        "default_tenant_id",
                        development
                                ? ServerSettings.valid(Setting.DEFAULT_TENANT_ID)
                                        .orElse(null)
                                : null)
                .with("issuer", TokenConfig.provider().orElse(null))
                .with("client_id", TokenConfig.provider().isPresent() ? TokenConfig.consoleClient() : null)
                .build());
    }
}
