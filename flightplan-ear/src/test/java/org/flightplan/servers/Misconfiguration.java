package org.flightplan.servers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Something set up wrong.
 *
 * @param what is wrong, in words
 * @param settings that differ; an empty one is not set
 * @param renamed a role that goes by another name meanwhile; empty where the settings are wrong
 * @param tellers who tells an operator of it
 */
record Misconfiguration(String what, Map<String, String> settings, String renamed, Set<Teller> tellers) {

    /** The scripts that configure a server, and flightplan-db.jar. */
    enum Teller {
        SCRIPTS,
        JAR
    }

    private static final Set<Teller> SCRIPTS = Set.of(Teller.SCRIPTS);
    private static final Set<Teller> JAR = Set.of(Teller.JAR);

    /** Files that an operator could name by mistake. */
    record WrongFiles(String missing, String empty, String open, String anotherPassword) {}

    /** All that is tried. */
    static List<Misconfiguration> all(Map<String, String> right, WrongFiles files) {
        String url = String.valueOf(right.get("DATABASE_URL"));
        return List.of(
                setting("ENVIRONMENT", "prodction", SCRIPTS),
                setting("LOG_FORMAT", "xml", SCRIPTS),
                setting("POOL_PROFILE", "large", SCRIPTS),
                setting("DATABASE_URL", "", SCRIPTS),
                setting("DATABASE_URL", "mysql://localhost/flightplan", Set.of(Teller.SCRIPTS, Teller.JAR)),
                setting("DATABASE_URL", "jdbc:postgresql://app:secret@localhost/flightplan", SCRIPTS),
                setting("DATABASE_KEYS_URL", "", SCRIPTS),
                setting("FLIGHTPLAN_DB", "", SCRIPTS),
                setting("DATABASE_PASSWORD_FILE", "", SCRIPTS),
                setting("DATABASE_PASSWORD_FILE", files.missing(), SCRIPTS),
                setting("DATABASE_PASSWORD_FILE", files.open(), SCRIPTS),
                setting("DATABASE_PASSWORD_FILE", files.empty(), SCRIPTS),
                setting("POSTGRESQL_DRIVER", "", SCRIPTS),
                setting("POSTGRESQL_DRIVER", files.missing(), SCRIPTS),
                setting("DATABASE_URL", url.replaceFirst("//[^/]+/", "//localhost:1/"), JAR),
                setting("DATABASE_URL", url.replaceFirst("[^/]+$", "flihgtplan"), JAR),
                setting("DATABASE_MIGRATIONS_PASSWORD_FILE", files.missing(), JAR),
                setting("DATABASE_MIGRATIONS_PASSWORD_FILE", files.open(), JAR),
                setting("DATABASE_MIGRATIONS_PASSWORD_FILE", files.anotherPassword(), JAR),
                new Misconfiguration("there is no role `flightplan`", Map.of(), "flightplan", JAR));
    }

    private static Misconfiguration setting(String setting, String value, Set<Teller> tellers) {
        String what = "`" + setting + "` " + (value.isEmpty() ? "is not set" : "is `" + value + "`");
        return new Misconfiguration(what, Map.of(setting, value), "", tellers);
    }

    /** What the settings are with this in them. */
    Map<String, String> in(Map<String, String> right) {
        Map<String, String> all = new TreeMap<>(right);
        all.putAll(settings);
        all.values().removeIf(String::isEmpty);
        return all;
    }
}
