package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a token that the issuer has signed is a token. */
class TokensIT {

    private static final String RS256 = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

    private final Ward ward = Ward.open();
    private final String token = Http.token(UUID.randomUUID(), ward.tenant, "clinician");
    private final String[] parts = token.split("\\.", -1);

    @Test
    void a_token_of_the_issuer_is_taken() {
        Http.api().token(token).get("patients").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x.y.z", "..", "null", "eyJhbGciOiJub25lIn0.e30."})
    void what_is_no_token_is_refused_as_a_problem(String text) {
        refused(text);
    }

    @Test
    void a_token_without_a_signature_or_with_anothers_is_refused() {
        refused(parts[0] + "." + parts[1] + ".");
        refused(parts[0] + "." + parts[1]);
        String another = Http.token(UUID.randomUUID(), ward.tenant, "viewer");
        refused(parts[0] + "." + parts[1] + "." + another.split("\\.", -1)[2]);
    }

    @Test
    void an_unsigned_token_of_the_algorithm_none_is_refused() {
        for (String none : List.of("none", "None", "NONE")) {
            refused(base64("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}") + "." + parts[1] + ".");
        }
    }

    @Test
    void a_token_whose_claims_were_changed_is_refused() {
        JsonObject claims = claims();
        for (JsonDoc changed : List.of(
                JsonDoc.of(claims).with("groups", List.of("platform-admin")),
                JsonDoc.of(claims).with("tenant", UUID.randomUUID()),
                JsonDoc.of(claims).with("exp", claims.getInt("exp") + 60))) {
            refused(parts[0] + "." + base64(changed.build().toString()) + "." + parts[2]);
        }
    }

    @Test
    void a_token_that_another_key_signed_is_refused_and_so_is_one_signed_with_the_public_key_as_a_secret()
            throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initSign(generator.generateKeyPair().getPrivate());
        for (JsonObject claims : List.of(
                claims(),
                JsonDoc.of(claims()).with("exp", 1).build(),
                JsonDoc.of(claims()).with("iss", "urn:x").build())) {
            String content = base64(RS256) + "." + base64(claims.toString());
            rsa.update(content.getBytes(StandardCharsets.US_ASCII));
            refused(content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(rsa.sign()));
        }
        refused(base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void another_scheme_is_no_token() {
        for (String authorization : List.of("Basic dTpw", "Bearer", "Bearer ", token, "Token " + token)) {
            Http.api().with("Authorization", authorization).get("patients").problem(401);
        }
    }

    @Test
    void the_scheme_may_be_written_as_one_likes_and_two_tokens_are_none() {
        for (String scheme : List.of("bearer ", "BEARER ", "Bearer  ")) {
            Http.api().with("Authorization", scheme + token).get("patients").expect(200);
        }
        Http.api()
                .token(token)
                .with("Authorization", "Bearer " + token)
                .get("patients")
                .problem(401);
    }

    private static void refused(String text) {
        Http client = Http.api().token(text);
        assertEquals("Bearer", client.get("patients").problem(401).header("WWW-Authenticate"));
        client.post("patients", doc().build()).problem(401);
    }

    private JsonObject claims() {
        String text = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
