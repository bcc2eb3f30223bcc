package org.flightplan.web.development;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.settings.DevelopmentKeys;
import org.flightplan.settings.TokenConfig;
import org.flightplan.web.http.ApiResponses;
import org.flightplan.web.http.Body;
import org.flightplan.web.requests.Role;
import org.flightplan.web.security.Open;

/** {@code /dev/token}: a token for anyone who asks. The API has it in development alone. */
@ApplicationScoped
@Path("/dev/token")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class DevelopmentTokenResource {

    /** The body of {@code POST /dev/token}. */
    public static final Shape REQUEST = Shape.of(
            optional("tenant", new FieldType.Id()),
            required(
                    "roles",
                    new FieldType.ListOf(
                            new FieldType.OneOf(Role.groups()), 1, Role.groups().size())),
            optional("user", new FieldType.Id()),
            optional("name", new FieldType.Text(200)));

    private static final long LIFETIME_SECONDS = 3_600;

    @Inject
    Clock clock;

    /** A token with the given tenant, roles and user; a user that is not given is made up. */
    @POST
    @Open
    @Consumes(MediaType.APPLICATION_JSON)
    public Response token(byte[] body) {
        Values values = REQUEST.read(Body.parse(body));
        UUID chosen = values.idOrNull("user");
        UUID user = chosen == null ? UUID.randomUUID() : chosen;
        long now = clock.instant().getEpochSecond();
        JsonObject claims = doc().with("iss", DevelopmentKeys.ISSUER)
                .with("aud", TokenConfig.AUDIENCE)
                .with("sub", user)
                .with("upn", user)
                .with("jti", UUID.randomUUID())
                .with("iat", now)
                .with("exp", now + LIFETIME_SECONDS)
                .with("tenant", values.idOrNull("tenant"))
                .with("groups", values.texts("roles"))
                .with("name", values.textOrNull("name"))
                .build();
        return ApiResponses.ok(doc().with("access_token", signed(claims))
                .with("token_type", "Bearer")
                .with("expires_in", LIFETIME_SECONDS)
                .build());
    }

    private static String signed(JsonObject claims) {
        String content = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims.toString());
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(DevelopmentKeys.signingKey());
            rsa.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(rsa.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs RS256", e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
