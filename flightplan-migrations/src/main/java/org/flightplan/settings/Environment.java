package org.flightplan.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where this installation runs, from the setting {@code ENVIRONMENT}. */
public enum Environment {
    DEVELOPMENT,
    TEST,
    STAGING,
    PRODUCTION;

    /**
     * The environment of this server. Unset means {@link #PRODUCTION}: a forgotten setting must never open a
     * development endpoint.
     *
     * @throws IllegalArgumentException when the setting is no environment; the message names the accepted values
     */
    public static Environment current() {
        return ConfigProvider.getConfig()
                .getOptionalValue("ENVIRONMENT", String.class)
                .map(Environment::of)
                .orElse(PRODUCTION);
    }

    /**
     * Reads a setting's text, in any case.
     *
     * @throws IllegalArgumentException when the text names no environment; the message names the accepted values
     */
    public static Environment of(String text) {
        return Arrays.stream(values())
                .filter(environment -> environment.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("ENVIRONMENT is \"" + text + "\": set it to one of "
                        + Arrays.stream(values())
                                .map(environment -> environment.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    /** Whether sign-in without an identity provider is offered: in development alone. */
    public boolean offersDevelopmentTokens() {
        return this == DEVELOPMENT;
    }
}
