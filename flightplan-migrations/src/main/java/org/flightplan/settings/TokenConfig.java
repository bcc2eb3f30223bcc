package org.flightplan.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server's MicroProfile JWT whose tokens to trust: in development those of {@link DevelopmentKeys}, elsewhere
 * those of the identity provider that {@code OIDC_ISSUER} names. A token must be meant for us ({@code OIDC_AUDIENCE}, or
 * {@value #AUDIENCE}) and signed by RS256; its keys come from {@code OIDC_JWKS_URL}, or from where Keycloak has them.
 */
public final class TokenConfig implements ConfigSource {

    /** Whom tokens are meant for. */
    public static final String AUDIENCE = "flightplan";

    private static final int BELOW_THE_OPERATORS = 150;
    private static final String ALGORITHM = "RS256";
    private static final String CLOCK_SKEW_SECONDS = "5";
    private static final String KEYCLOAKS_KEYS = "/protocol/openid-connect/certs";

    private final Map<String, String> properties = properties();

    private static Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("mp.jwt.verify.audiences", setting("OIDC_AUDIENCE").orElse(AUDIENCE));
        properties.put("mp.jwt.verify.publickey.algorithm", ALGORITHM);
        properties.put("mp.jwt.verify.clock.skew", CLOCK_SKEW_SECONDS);
        // WildFly: a key that is not known is looked for again a minute after the last time
        properties.put("smallrye.jwt.jwks.forced-refresh-interval", "1");
        if (isDevelopment()) {
            properties.put("mp.jwt.verify.publickey", DevelopmentKeys.publicKey());
            properties.put("mp.jwt.verify.issuer", DevelopmentKeys.ISSUER);
        } else if (setting("OIDC_ISSUER").isPresent()) {
            String issuer = setting("OIDC_ISSUER").orElseThrow();
            properties.put("mp.jwt.verify.issuer", issuer);
            properties.put(
                    "mp.jwt.verify.publickey.location", setting("OIDC_JWKS_URL").orElse(issuer + KEYCLOAKS_KEYS));
        } else if (problem().isPresent()) {
            // nobody holds the other half: without a provider no token is good, and none is a fault of the server
            properties.put(
                    "mp.jwt.verify.publickey", RsaKeys.pem(RsaKeys.generate().getPublic()));
            properties.put("mp.jwt.verify.issuer", "urn:flightplan:nobody");
        }
        return Map.copyOf(properties);
    }

    /** The identity provider, outside development. */
    public static Optional<String> issuer() {
        return isDevelopment() ? Optional.empty() : setting("OIDC_ISSUER");
    }

    /** Where that provider has its keys. */
    public static Optional<String> keys() {
        return issuer().map(issuer -> setting("OIDC_JWKS_URL").orElse(issuer + KEYCLOAKS_KEYS));
    }

    /** What the console is called there: {@code OIDC_CLIENT_ID}. */
    public static String consoleClient() {
        return setting("OIDC_CLIENT_ID").orElse("flightplan-console");
    }

    /** Why nobody can sign in, and the remedy; empty when somebody can. */
    public static Optional<String> problem() {
        boolean known = isDevelopment()
                || Stream.of("OIDC_ISSUER", "MP_JWT_VERIFY_ISSUER", "mp.jwt.verify.issuer")
                        .anyMatch(name -> setting(name).isPresent());
        return known
                ? Optional.empty()
                : Optional.of("OIDC_ISSUER is not set: name the issuer of tokens, such as"
                        + " https://id.example.org/realms/flightplan");
    }

    @Override
    public Set<String> getPropertyNames() {
        return properties.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return properties.get(name);
    }

    @Override
    public Map<String, String> getProperties() {
        return properties;
    }

    @Override
    public String getName() {
        return "flightplan-tokens";
    }

    @Override
    public int getOrdinal() {
        return BELOW_THE_OPERATORS;
    }

    private static boolean isDevelopment() {
        return setting("ENVIRONMENT")
                .flatMap(Environment::named)
                .filter(Environment::offersDevelopmentTokens)
                .isPresent();
    }

    // a source can't ask the configuration it is part of
    private static Optional<String> setting(String name) {
        return Stream.of(System.getProperty(name), System.getenv(name), EnvFileConfig.value(name))
                .filter(Objects::nonNull)
                .findFirst()
                .filter(value -> !value.isBlank());
    }
}
