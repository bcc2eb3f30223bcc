package org.flightplan.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flightplan.settings.DatabaseUrl;
import org.flightplan.settings.Environment;
import org.flightplan.settings.OperatorSettings;
import org.flightplan.settings.Setting;
import org.flightplan.settings.SettingException;
import org.flightplan.settings.SqliteUrl;

/**
 * What the operator sets from outside, read from the environment.
 *
 * @param httpPort where the application listens, 1 to 65535
 * @param httpAddress the address it listens on: in development and tests this machine alone, since sign-in is open
 * @param home the folder that keeps everything between two starts; absolute
 * @param environment where this installation runs; the launcher's default is development
 * @param database the database of the requests, or empty for the embedded server
 * @param sqlite the development database in one file that the embedded server is to write, if any
 * @param events the database of the append and the projector, where it is named
 * @param migrations the database as its owner, where it is named
 * @param keys the key store, where it is named
 * @param developmentSecret what the master key is made from, unless it stands in a file
 * @param logsJson whether each line of the server's log is a JSON object
 * @param secrets passwords by the role they are of, where a file of one is named
 */
record Settings(
        int httpPort,
        String httpAddress,
        Path home,
        Environment environment,
        Optional<DatabaseUrl> database,
        Optional<SqliteUrl> sqlite,
        Optional<DatabaseUrl> events,
        Optional<DatabaseUrl> migrations,
        Optional<DatabaseUrl> keys,
        Optional<String> developmentSecret,
        boolean logsJson,
        Map<String, String> secrets) {

    private static final Map<String, Setting> PASSWORD_FILES = Map.of(
            "flightplan_app", Setting.DATABASE_PASSWORD_FILE,
            "flightplan_events", Setting.DATABASE_EVENTS_PASSWORD_FILE,
            "flightplan", Setting.DATABASE_MIGRATIONS_PASSWORD_FILE,
            "flightplan_keys", Setting.DATABASE_KEYS_PASSWORD_FILE);
    private static final int USUAL_PORT = 8080;
    static final String DEFAULT_HOME = "flightplan-home";

    /**
     * Reads the settings.
     *
     * @throws SettingException naming the first wrong one
     */
    static Settings from(OperatorSettings set) {
        Environment where = set.environment().orElse(Environment.DEVELOPMENT);
        Optional<SqliteUrl> sqlite = where.isOperated() ? Optional.empty() : set.sqlite(Setting.DATABASE_URL);
        if (sqlite.isPresent()) {
            refuseOtherDatabases(set);
        }
        Settings settings = new Settings(
                set.port(Setting.FLIGHTPLAN_HTTP_PORT).orElse(USUAL_PORT),
                set.text(Setting.FLIGHTPLAN_HTTP_ADDRESS).orElse(opensSignIn(where) ? "127.0.0.1" : "0.0.0.0"),
                home(set, sqlite),
                where,
                sqlite.isPresent() ? Optional.empty() : set.database(Setting.DATABASE_URL),
                sqlite,
                set.database(Setting.DATABASE_EVENTS_URL),
                set.database(Setting.DATABASE_MIGRATIONS_URL),
                set.database(Setting.DATABASE_KEYS_URL),
                set.text(Setting.MASTER_KEY_FILE).isPresent()
                        ? Optional.empty()
                        : Optional.of(set.text(Setting.SECRET_KEY).orElse("development")),
                logsJson(set, where),
                secrets(set));
        if (where == Environment.PRODUCTION && settings.database.isEmpty()) {
            throw new SettingException(
                    "DATABASE_URL is not set, and ENVIRONMENT is production: the embedded PostgreSQL "
                            + "is for development; set DATABASE_URL to a server that is backed up.");
        }
        return settings;
    }

    /** What is kept nowhere has a folder of its own, which is emptied. */
    private static Path home(OperatorSettings set, Optional<SqliteUrl> sqlite) {
        Path home =
                set.path(Setting.FLIGHTPLAN_HOME).orElse(Path.of(DEFAULT_HOME).toAbsolutePath());
        boolean isKept = sqlite.map(url -> url.file().isPresent()).orElse(true);
        return isKept ? home : home.resolve("memory");
    }

    private static void refuseOtherDatabases(OperatorSettings set) {
        for (Setting other :
                List.of(Setting.DATABASE_EVENTS_URL, Setting.DATABASE_MIGRATIONS_URL, Setting.DATABASE_KEYS_URL)) {
            if (set.text(other).isPresent()) {
                throw set.wrong(other, "DATABASE_URL is an SQLite file, which holds all of it; leave one of them out.");
            }
        }
    }

    private static Map<String, String> secrets(OperatorSettings set) {
        Map<String, String> secrets = new TreeMap<>();
        PASSWORD_FILES.forEach((role, file) -> set.secret(file).ifPresent(secret -> secrets.put(role, secret)));
        return secrets;
    }

    private static boolean logsJson(OperatorSettings set, Environment where) {
        String format = set.text(Setting.LOG_FORMAT).orElse(where.isOperated() ? "json" : "text");
        if (!format.equals("json") && !format.equals("text")) {
            throw set.wrong(Setting.LOG_FORMAT, "\"" + format + "\" is no format; set json or text.");
        }
        return format.equals("json");
    }

    private static boolean opensSignIn(Environment environment) {
        return environment == Environment.DEVELOPMENT || environment == Environment.TEST;
    }

    /** Whether nothing is to be left when it ends. */
    boolean keepsNothing() {
        return sqlite.map(url -> url.file().isEmpty()).orElse(false);
    }

    /** Where this machine reaches the application. */
    String localUrl() {
        String host = httpAddress.equals("0.0.0.0") || httpAddress.equals("127.0.0.1") ? "localhost" : httpAddress;
        return "http://" + host + ":" + httpPort;
    }
}
