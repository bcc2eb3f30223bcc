package org.flightplan.launcher;

import java.util.Optional;
import java.util.Properties;
import org.flightplan.settings.DatabaseUrl;
import org.flightplan.settings.SettingException;
import org.jspecify.annotations.Nullable;

/**
 * The application's ways into its database, and into the key store, each as a role of its own.
 *
 * @param requests as {@code flightplan_app}
 * @param events as {@code flightplan_events}
 * @param migrations as the owner {@code flightplan}
 * @param keys the key store, as {@code flightplan_keys}
 */
record DatabaseAccess(DatabaseUrl requests, DatabaseUrl events, DatabaseUrl migrations, DatabaseUrl keys) {

    private static final String[] ROLES = {"flightplan_app", "flightplan_events", "flightplan", "flightplan_keys"};

    /** The embedded server's databases, with the passwords it was given. */
    static DatabaseAccess embedded(String jdbcUrl, String keysJdbcUrl, Passwords passwords) {
        DatabaseUrl bare = new DatabaseUrl(jdbcUrl, null, null);
        return new DatabaseAccess(
                named(bare, ROLES[0], passwords::known),
                named(bare, ROLES[1], passwords::known),
                named(bare, ROLES[2], passwords::known),
                named(new DatabaseUrl(keysJdbcUrl, null, null), ROLES[3], passwords::known));
    }

    /**
     * The operator's own database. What an address leaves open is filled in: the role by its name, the password from the
     * file that a setting names or else from the passwords file, the server and database from {@code DATABASE_URL}.
     *
     * @throws SettingException when {@code DATABASE_URL} or {@code DATABASE_KEYS_URL} is not set
     */
    static DatabaseAccess external(Settings settings, Passwords passwords) {
        DatabaseUrl first = settings.database()
                .orElseThrow(() -> new SettingException("DATABASE_URL is not set: set it to your database."));
        DatabaseUrl keys = settings.keys()
                .orElseThrow(
                        () -> new SettingException("DATABASE_KEYS_URL is not set: set it to the key store, a database"
                                + " of its own made by server-config/postgres/key-store.sql."));
        DatabaseUrl bare = new DatabaseUrl(first.jdbcUrl(), null, null);
        Secrets secrets =
                role -> Optional.ofNullable(settings.secrets().get(role)).or(() -> passwords.known(role));
        return new DatabaseAccess(
                named(first, ROLES[0], secrets),
                named(settings.events().orElse(bare), ROLES[1], secrets),
                named(settings.migrations().orElse(bare), ROLES[2], secrets),
                named(keys, ROLES[3], secrets));
    }

    /** What the server's pools read ({@code post-boot-commands.txt}); the passwords are in it, so never log it. */
    Properties properties() {
        Properties properties = new Properties();
        put(properties, "flightplan.db", forApplication(requests));
        put(properties, "flightplan.db.events", forApplication(events));
        // a killed migrator's lock is free within two seconds instead of when TCP notices
        put(
                properties,
                "flightplan.db.migrations",
                forApplication(migrations).with("options", "-c%20client_connection_check_interval%3D2000"));
        // a key store that does not answer is away: whoever waits for it would hold a request's connection
        put(
                properties,
                "flightplan.db.keys",
                forApplication(keys).with("connectTimeout", "2").with("socketTimeout", "5"));
        return properties;
    }

    private static DatabaseUrl forApplication(DatabaseUrl url) {
        return url.with("ApplicationName", "flightplan")
                // the server's details quote rows
                .with("logServerErrorDetail", "false")
                .with("reWriteBatchedInserts", "true");
    }

    private static DatabaseUrl named(DatabaseUrl url, String role, Secrets secrets) {
        String user = url.user() == null ? role : url.user();
        @Nullable String password = url.password() == null ? secrets.of(user).orElse(null) : url.password();
        return new DatabaseUrl(url.jdbcUrl(), user, password);
    }

    private static void put(Properties properties, String prefix, DatabaseUrl url) {
        properties.setProperty(prefix + ".url", url.jdbcUrl());
        properties.setProperty(prefix + ".user", String.valueOf(url.user()));
        // a server that trusts its clients wants none, but the pool wants a text
        properties.setProperty(prefix + ".password", url.password() == null ? "none" : url.password());
    }

    /** Whose password is known. */
    private interface Secrets {
        Optional<String> of(String role);
    }
}
