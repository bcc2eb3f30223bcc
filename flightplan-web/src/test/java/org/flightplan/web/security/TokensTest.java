package org.flightplan.web.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.flightplan.ops.ProviderKeys;
import org.flightplan.settings.TokenConfig;
import org.flightplan.web.security.Tokens.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a token is, and for how long one that was verified stays one. */
class TokensTest {

    private static final String ISSUER = "https://id.example.org/realms/synthetic";
    private static final RSAKey FIRST = key("first");
    private static final RSAKey SECOND = key("second");

    private Instant now = Instant.parse("2026-01-01T10:00:00Z");
    private String published = new JWKSet(FIRST.toPublicJWK()).toString();
    private Tokens tokens;

    @BeforeEach
    void name_an_issuer() {
        System.setProperty("OIDC_ISSUER", ISSUER);
        tokens = new Tokens(
                new ProviderKeys() {
                    @Override
                    public Optional<String> json() {
                        return Optional.ofNullable(published);
                    }
                },
                new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                });
    }

    @AfterEach
    void forget_the_issuer() {
        System.clearProperty("OIDC_ISSUER");
    }

    @Test
    void a_token_of_the_issuer_says_who_comes_and_is_looked_at_once() throws JOSEException {
        String token = signed(FIRST, claims -> claims);
        Token verified = tokens.verified(token);
        assertEquals(new Token("somebody", Set.of("viewer"), "hospital", verified.endsAt(), ""), verified);
        assertSame(verified, tokens.verified(token));
    }

    @Test
    void what_is_not_of_the_issuer_for_us_and_now_is_none() throws JOSEException {
        Date past = Date.from(now.minusSeconds(6));
        for (UnaryOperator<JWTClaimsSet.Builder> change : List.<UnaryOperator<JWTClaimsSet.Builder>>of(
                claims -> claims.issuer("https://elsewhere.example.org"),
                claims -> claims.issuer(null),
                claims -> claims.audience("another"),
                claims -> claims.audience((String) null),
                claims -> claims.subject(null),
                claims -> claims.expirationTime(null),
                claims -> claims.expirationTime(past),
                claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60))),
                claims -> claims.claim("groups", "viewer"))) {
            assertEquals(Token.NONE, tokens.verified(signed(FIRST, change)));
        }
        assertEquals(Token.NONE, tokens.verified(signed(SECOND, claims -> claims)));
        assertEquals(Token.NONE, tokens.verified(new PlainJWT(claims().build()).serialize()));
        for (String text : List.of("", ".", "..", "null", "a.b.c", "{}", "x".repeat(30_000))) {
            assertEquals(Token.NONE, tokens.verified(text));
        }
    }

    @Test
    void another_algorithm_or_kind_is_none() throws JOSEException {
        SignedJWT secret = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
        secret.sign(new MACSigner(FIRST.toRSAPublicKey().getEncoded()));
        assertEquals(Token.NONE, tokens.verified(secret.serialize()));
        for (JWSHeader.Builder header : List.of(
                new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("first"),
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").type(new JOSEObjectType("logout+jwt")))) {
            SignedJWT jwt = new SignedJWT(header.build(), claims().build());
            jwt.sign(new RSASSASigner(FIRST));
            assertEquals(Token.NONE, tokens.verified(jwt.serialize()));
        }
    }

    @Test
    void a_remembered_token_ends_when_it_says() throws JOSEException {
        String token = signed(FIRST, claims -> claims.expirationTime(Date.from(now.plusSeconds(30))));
        assertEquals("somebody", tokens.verified(token).subject());
        now = now.plusSeconds(29);
        assertEquals("somebody", tokens.verified(token).subject());
        now = now.plusSeconds(7);
        assertEquals(Token.NONE, tokens.verified(token));
    }

    @Test
    void a_remembered_token_goes_with_its_key() throws JOSEException {
        String first = signed(FIRST, claims -> claims);
        String second = signed(SECOND, claims -> claims);
        assertEquals("somebody", tokens.verified(first).subject());
        published = new JWKSet(List.of(FIRST.toPublicJWK(), SECOND.toPublicJWK())).toString();
        assertEquals("somebody", tokens.verified(first).subject());
        assertEquals("somebody", tokens.verified(second).subject());
        published = new JWKSet(SECOND.toPublicJWK()).toString();
        assertEquals(Token.NONE, tokens.verified(first));
        assertEquals("somebody", tokens.verified(second).subject());
        published = null;
        assertEquals(Token.NONE, tokens.verified(second));
        published = "no keys";
        assertEquals(Token.NONE, tokens.verified(second));
    }

    private String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        SignedJWT jwt = new SignedJWT(header, change.apply(claims()).build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(TokenConfig.AUDIENCE)
                .subject("somebody")
                .claim("groups", List.of("viewer"))
                .claim("tenant", "hospital")
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
