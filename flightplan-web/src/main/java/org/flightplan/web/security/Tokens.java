package org.flightplan.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.fields.Texts;
import org.flightplan.ops.ProviderKeys;
import org.flightplan.settings.TokenConfig;
import org.jspecify.annotations.Nullable;

/**
 * Verifies requests' tokens: RS256, by a key that the issuer has now, from that issuer, meant for us, and not over. To check
 * a signature costs more than most requests do, so a token that was verified is remembered by its digest, {@value #SECONDS}
 * seconds at most, and not past its end or a change of the issuer's keys.
 */
@ApplicationScoped
public class Tokens {

    static final int SECONDS = 60;

    private static final Logger LOG = Logger.getLogger(Tokens.class.getName());

    private static final String NO_KEYS = "{\"keys\":[]}";
    private static final String SCHEME = "Bearer ";
    private static final int MOST = 20_000;
    private static final int LONGEST_NAME = 200;
    private static final int CLOCK_SKEW_SECONDS = 5;
    private static final String OF_REQUEST = Tokens.class.getName();
    private static final DefaultJOSEObjectTypeVerifier<SecurityContext> TYPES =
            new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null);

    /** The issuer's keys at a time, and what was verified by them. */
    private record KeySet(String json, List<JWK> keys, Cache<ByteBuffer, Token> verified) {

        static KeySet of(String json) {
            Cache<ByteBuffer, Token> none = Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterWrite(Duration.ofSeconds(SECONDS))
                    .build();
            try {
                return new KeySet(json, JWKSet.parse(json).getKeys(), none);
            } catch (ParseException e) {
                LOG.warning("The identity provider's keys can't be read: nobody can sign in");
                return new KeySet(json, List.of(), none);
            }
        }
    }

    private final ProviderKeys provider;
    private final Clock clock;
    private final DefaultJWTClaimsVerifier<SecurityContext> claims;
    private volatile KeySet keySet = KeySet.of(NO_KEYS);

    /** @param provider whose keys tokens are signed by, {@code clock} that tells which are over */
    @Inject
    public Tokens(ProviderKeys provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
        this.claims =
                new DefaultJWTClaimsVerifier<>(
                        TokenConfig.audience(),
                        new JWTClaimsSet.Builder()
                                .issuer(TokenConfig.issuer().orElse("urn:flightplan:nobody"))
                                .build(),
                        Set.of("sub", "exp")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        this.claims.setMaxClockSkew(CLOCK_SKEW_SECONDS);
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Tokens() {
        this.provider = null;
        this.clock = null;
        this.claims = null;
    }

    /** A request's token, looked at once; {@link Token#NONE} where there is none that holds. */
    public Token of(HttpServletRequest request) {
        if (request.getAttribute(OF_REQUEST) instanceof Token known) {
            return known;
        }
        Token token = bearer(request).map(this::verified).orElse(Token.NONE);
        request.setAttribute(OF_REQUEST, token);
        return token;
    }

    /** What a request brings to be known by. */
    static Optional<String> bearer(HttpServletRequest request) {
        List<String> authorizations = Collections.list(request.getHeaders("Authorization"));
        return authorizations.size() == 1 && authorizations.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(authorizations.get(0).substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    Token verified(String text) {
        KeySet now = keySet();
        ByteBuffer digest = digest(text);
        Token known = now.verified().getIfPresent(digest);
        if (known != null && clock.instant().isBefore(known.endsAt())) {
            return known;
        }
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            if (!isSigned(jwt, now.keys())) {
                return Token.NONE;
            }
            JWTClaimsSet said = jwt.getJWTClaimsSet();
            claims.verify(said, null);
            Token token = token(said);
            now.verified().put(digest, token);
            return token;
        } catch (ParseException | JOSEException | BadJOSEException | IllegalArgumentException e) {
            LOG.log(Level.FINE, "a token does not verify: {0}", e.getClass().getName());
            return Token.NONE;
        }
    }

    private static boolean isSigned(SignedJWT jwt, List<JWK> keys) throws BadJOSEException, JOSEException {
        JWSHeader header = jwt.getHeader();
        TYPES.verify(header.getType(), null);
        if (!JWSAlgorithm.RS256.equals(header.getAlgorithm())) {
            return false;
        }
        for (JWK key : new JWKSelector(JWKMatcher.forJWSHeader(header)).select(new JWKSet(keys))) {
            if (key instanceof RSAKey rsa && jwt.verify(new RSASSAVerifier(rsa))) {
                return true;
            }
        }
        return false;
    }

    private static Token token(JWTClaimsSet said) throws ParseException {
        List<String> groups = said.getStringListClaim("groups");
        Object tenant = said.getClaim("tenant");
        return new Token(
                said.getSubject(),
                groups == null ? Set.of() : Set.copyOf(groups),
                tenant == null ? null : tenant.toString(),
                said.getExpirationTime().toInstant(),
                said.getClaim("name") instanceof String name ? shown(name.strip()) : "");
    }

    // whatever the provider has there, it is shown and kept
    private static String shown(String name) {
        return Texts.shows(name) && Texts.fault(name, LONGEST_NAME).isEmpty() ? name : "";
    }

    private KeySet keySet() {
        String json = provider.json().orElse(NO_KEYS);
        KeySet known = keySet;
        if (!known.json().equals(json)) {
            known = KeySet.of(json);
            keySet = known;
        }
        return known;
    }

    private static ByteBuffer digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * What a verified token says.
     *
     * @param subject its user
     * @param groups its user's roles, and whatever else the provider has there
     * @param tenant its user's hospital
     * @param endsAt when it is over
     * @param name its user's, for people; empty when it has none
     */
    public record Token(
            @Nullable String subject,
            Set<String> groups,
            @Nullable String tenant,
            Instant endsAt,
            String name) {

        /** Of a request without a token, or with one that does not verify. */
        public static final Token NONE = new Token(null, Set.of(), null, Instant.EPOCH, "");
    }
}
