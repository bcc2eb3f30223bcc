package org.flightplan.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where this installation runs, from the setting {@code ENVIRONMENT}. */
public enum Environment {
    DEVELOPMENT,
    TEST,
    STAGING,
    PRODUCTION;

    /**
     * The environment of this server. Unset, or no environment at all, means {@link #PRODUCTION}: a forgotten setting must never
     * open a development endpoint. {@link ServerSettings#problem()} tells of a wrong one.
     */
    public static Environment current() {
        return ServerSettings.text(Setting.ENVIRONMENT)
                .flatMap(Environment::named)
                .orElse(PRODUCTION);
    }

    /**
     * Reads a setting's text, in any case.
     *
     * @throws IllegalArgumentException when the text names no environment; the message names the accepted values
     */
    public static Environment of(String text) {
        return named(text)
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no environment: set one of "
                        + Arrays.stream(values()).map(Environment::word).collect(Collectors.joining(", "))));
    }

    static Optional<Environment> named(String text) {
        return Arrays.stream(values())
                .filter(environment -> environment.name().equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    /** As the setting names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether sign-in without an identity provider is offered: in development alone. */
    public boolean offersDevelopmentTokens() {
        return this == DEVELOPMENT;
    }

    /** Whether others than its developers run it: staging and production. */
    public boolean isOperated() {
        return this == STAGING || this == PRODUCTION;
    }
}
