package org.flightplan.settings;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * In development, tells the server's MicroProfile JWT which key and issuer to trust. Elsewhere it holds nothing: there
 * {@code mp.jwt.verify.publickey.location} and {@code mp.jwt.verify.issuer} are the operator's to set.
 */
public final class DevelopmentTokenConfig implements ConfigSource {

    private static final int BELOW_THE_OPERATORS = 150;

    private final Map<String, String> properties = isDevelopment()
            ? Map.of(
                    "mp.jwt.verify.publickey",
                    DevelopmentKeys.publicKey(),
                    "mp.jwt.verify.issuer",
                    DevelopmentKeys.ISSUER)
            : Map.of();

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
        return "flightplan-development-tokens";
    }

    @Override
    public int getOrdinal() {
        return BELOW_THE_OPERATORS;
    }

    // a source can't ask the configuration it is part of
    private static boolean isDevelopment() {
        String value = System.getProperty("ENVIRONMENT", System.getenv("ENVIRONMENT"));
        return value != null && Environment.of(value).offersDevelopmentTokens();
    }
}
