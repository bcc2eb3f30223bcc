package org.flightplan.settings;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose tokens are trusted: in development those of {@link DevelopmentKeys}, elsewhere those of the identity provider that
 * {@code OIDC_ISSUER} names. A token must be meant for us ({@code OIDC_AUDIENCE}, or {@value #AUDIENCE}); the provider's
 * keys come from {@code OIDC_JWKS_URL}, or from where Keycloak has them.
 */
public final class TokenConfig {

    /** Whom tokens are meant for, unless it is set. */
    public static final String AUDIENCE = "flightplan";

    private static final String KEYCLOAKS_KEYS = "/protocol/openid-connect/certs";

    private TokenConfig() {}

    /** Whom tokens are meant for. */
    public static String audience() {
        return setting("OIDC_AUDIENCE").orElse(AUDIENCE);
    }

    /** Who issues tokens; empty when nobody does. */
    public static Optional<String> issuer() {
        return isDevelopment() ? Optional.of(DevelopmentKeys.ISSUER) : provider();
    }

    /** The identity provider, outside development. */
    public static Optional<String> provider() {
        return isDevelopment() ? Optional.empty() : setting("OIDC_ISSUER");
    }

    /** Where that provider has its keys. */
    public static Optional<String> keys() {
        return provider().map(issuer -> setting("OIDC_JWKS_URL").orElse(issuer + KEYCLOAKS_KEYS));
    }

    /** The keys of development's own issuer, as a JSON Web Key Set. */
    public static Optional<String> developmentKeys() {
        return isDevelopment() ? Optional.of(DevelopmentKeys.keySet()) : Optional.empty();
    }

    /** What the console is called there: {@code OIDC_CLIENT_ID}. */
    public static String consoleClient() {
        return setting("OIDC_CLIENT_ID").orElse("flightplan-console");
    }

    /** Why nobody can sign in, and the remedy; empty when somebody can. */
    public static Optional<String> problem() {
        return issuer().isPresent()
                ? Optional.empty()
                : Optional.of("OIDC_ISSUER is not set: name the issuer of tokens, such as"
                        + " https://id.example.org/realms/flightplan");
    }

    private static boolean isDevelopment() {
        return setting("ENVIRONMENT")
                .flatMap(Environment::named)
                .filter(Environment::offersDevelopmentTokens)
                .isPresent();
    }

    private static Optional<String> setting(String name) {
        return Stream.of(System.getProperty(name), System.getenv(name), EnvFileConfig.value(name))
                .filter(Objects::nonNull)
                .findFirst()
                .filter(value -> !value.isBlank());
    }
}
