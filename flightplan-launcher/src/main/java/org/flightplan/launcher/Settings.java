package org.flightplan.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.flightplan.settings.DatabaseUrl;
import org.flightplan.settings.Environment;
import org.jspecify.annotations.Nullable;

/**
 * What the operator sets from outside, read from the environment.
 *
 * @param httpPort where the application listens, 1 to 65535
 * @param httpAddress the address it listens on: in development and tests this machine alone, since sign-in is open
 * @param home the folder that keeps everything between two starts; absolute
 * @param environment where this installation runs; the launcher's default is development
 * @param database the database of the requests, or empty for the embedded server
 * @param events the database of the append and the projector, where it is named
 * @param migrations the database as its owner, where it is named
 * @param keys the key store, where it is named
 */
record Settings(
        int httpPort,
        String httpAddress,
        Path home,
        Environment environment,
        Optional<DatabaseUrl> database,
        Optional<DatabaseUrl> events,
        Optional<DatabaseUrl> migrations,
        Optional<DatabaseUrl> keys) {

    static final String DEFAULT_HOME = "flightplan-home";

    /**
     * Reads the settings.
     *
     * @param environment as {@link System#getenv()} gives it
     * @throws SettingException naming the first wrong one
     */
    static Settings from(Map<String, String> environment) {
        Reader reader = new Reader(environment);
        Environment where = reader.environment();
        Settings settings = new Settings(
                reader.port(),
                reader.text("FLIGHTPLAN_HTTP_ADDRESS").orElse(opensSignIn(where) ? "127.0.0.1" : "0.0.0.0"),
                reader.home(),
                where,
                reader.url("DATABASE_URL"),
                reader.url("DATABASE_EVENTS_URL"),
                reader.url("DATABASE_MIGRATIONS_URL"),
                reader.url("DATABASE_KEYS_URL"));
        if (where == Environment.PRODUCTION && settings.database.isEmpty()) {
            throw new SettingException(
                    "DATABASE_URL is not set, and ENVIRONMENT is production: the embedded PostgreSQL "
                            + "is for development; set DATABASE_URL to a server that is backed up.");
        }
        return settings;
    }

    private static boolean opensSignIn(Environment environment) {
        return environment == Environment.DEVELOPMENT || environment == Environment.TEST;
    }

    /** Where this machine reaches the application. */
    String localUrl() {
        String host = httpAddress.equals("0.0.0.0") || httpAddress.equals("127.0.0.1") ? "localhost" : httpAddress;
        return "http://" + host + ":" + httpPort;
    }

    private record Reader(Map<String, String> variables) {

        Optional<String> text(String name) {
            @Nullable String value = variables.get(name);
            return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
        }

        int port() {
            String text = text("FLIGHTPLAN_HTTP_PORT").orElse("8080");
            if (text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65535) {
                return Integer.parseInt(text);
            }
            throw wrong("FLIGHTPLAN_HTTP_PORT", "\"" + text + "\" is no port; set a number from 1 to 65535.");
        }

        Path home() {
            String text = text("FLIGHTPLAN_HOME").orElse(DEFAULT_HOME);
            try {
                return Path.of(text).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw wrong("FLIGHTPLAN_HOME", "\"" + text + "\" is no path; set a folder that may be written to.");
            }
        }

        Environment environment() {
            try {
                return text("ENVIRONMENT").map(Environment::of).orElse(Environment.DEVELOPMENT);
            } catch (IllegalArgumentException e) {
                throw wrong("ENVIRONMENT", e.getMessage());
            }
        }

        Optional<DatabaseUrl> url(String name) {
            try {
                return text(name).map(DatabaseUrl::parse);
            } catch (IllegalArgumentException e) {
                throw wrong(name, e.getMessage());
            }
        }

        private static SettingException wrong(String name, @Nullable String reason) {
            return new SettingException(name + " (from the environment): " + reason);
        }
    }
}
