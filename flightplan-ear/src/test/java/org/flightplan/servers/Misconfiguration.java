package org.flightplan.servers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Something set up wrong.
 *
 * @param what is wrong, in words
 * @param settings that differ; an empty one is not set
 * @param change what is changed in a database meanwhile
 * @param tellers who tells an operator of it
 */
record Misconfiguration(String what, Map<String, String> settings, Change change, Set<Teller> tellers) {

    /** The scripts that configure a server, flightplan-db.jar, and a node at {@code /health/ready}. */
    enum Teller {
        SCRIPTS,
        JAR,
        NODE
    }

    /** A statement and the one that undoes it, in the key store or else in the log. */
    record Change(String statement, String undone, boolean inKeyStore) {

        static final Change NONE = new Change("", "", false);
    }

    private static final Set<Teller> SCRIPTS = Set.of(Teller.SCRIPTS);
    private static final Set<Teller> JAR = Set.of(Teller.JAR);
    private static final Set<Teller> NODE = Set.of(Teller.NODE);
    private static final Set<Teller> JAR_AND_NODE = Set.of(Teller.JAR, Teller.NODE);

    /** Files that an operator could name by mistake. */
    record WrongFiles(
            String missing,
            String empty,
            String junk,
            String open,
            String anotherMasterKey,
            String anotherSealKey,
            String anotherPassword) {}

    /** All that is tried. */
    static List<Misconfiguration> all(Map<String, String> right, WrongFiles files) {
        return Stream.of(scripts(files), settings(files), databases(right, files))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Misconfiguration> scripts(WrongFiles files) {
        return List.of(
                setting("ENVIRONMENT", "prodction", Set.of(Teller.SCRIPTS, Teller.JAR)),
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
                setting("POSTGRESQL_DRIVER", files.missing(), SCRIPTS));
    }

    private static List<Misconfiguration> settings(WrongFiles files) {
        return List.of(
                setting("ENVIRONMENT", "prodction", NODE),
                setting("ALLOWED_HOSTS", "", NODE),
                setting("ALLOWED_HOSTS", "https://flightplan.example.org", NODE),
                setting("OIDC_ISSUER", "", NODE),
                setting("OIDC_ISSUER", "http://localhost:1/realms/flightplan", NODE),
                setting("MASTER_KEY_FILE", "", NODE),
                setting("MASTER_KEY_FILE", files.missing(), NODE),
                setting("MASTER_KEY_FILE", files.junk(), NODE),
                setting("MASTER_KEY_FILE", files.open(), NODE),
                setting("MASTER_KEY_FILE", files.anotherMasterKey(), NODE),
                setting("SEAL_KEY_FILE", "", NODE),
                setting("SEAL_KEY_FILE", files.missing(), NODE),
                setting("SEAL_KEY_FILE", files.junk(), NODE),
                setting("SEAL_KEY_FILE", files.anotherSealKey(), NODE),
                setting("RATE_LIMIT", "many", NODE),
                setting("CONTENT_FOLDER", files.missing(), NODE),
                setting("JAVA_TOOL_OPTIONS", Program.SHORT_LIFE + " -Duser.timezone=PST", NODE));
    }

    private static List<Misconfiguration> databases(Map<String, String> right, WrongFiles files) {
        String url = String.valueOf(right.get("DATABASE_URL"));
        String keys = String.valueOf(right.get("DATABASE_KEYS_URL"));
        return List.of(
                new Misconfiguration(
                        "the key store has no tables",
                        Map.of(),
                        keyStore("alter table key_store rename to store", "alter table store rename to key_store"),
                        NODE),
                new Misconfiguration(
                        "the key store is another installation's",
                        Map.of(),
                        keyStore(
                                "update key_store set id = translate(id::text, '0123456789', '1234567890')::uuid",
                                "update key_store set id = translate(id::text, '1234567890', '0123456789')::uuid"),
                        NODE),
                new Misconfiguration(
                        "`flightplan_keys` may not read the key store",
                        Map.of(),
                        keyStore(
                                "revoke select on key_store from flightplan_keys",
                                "grant select on key_store to flightplan_keys"),
                        NODE),
                role("flightplan_app", false, NODE),
                role("flightplan_events", false, NODE),
                role("flightplan", false, JAR_AND_NODE),
                role("flightplan_keys", true, NODE),
                setting("DATABASE_URL", url.replaceFirst("//[^/]+/", "//localhost:1/"), JAR_AND_NODE),
                setting("DATABASE_URL", url.replaceFirst("[^/]+$", "flihgtplan"), JAR_AND_NODE),
                setting("DATABASE_KEYS_URL", keys.replaceFirst("//[^/]+/", "//localhost:1/"), NODE),
                setting("DATABASE_KEYS_URL", keys.replaceFirst("[^/]+$", "flihgtplan_keys"), NODE),
                setting("DATABASE_PASSWORD_FILE", files.anotherPassword(), NODE),
                setting("DATABASE_EVENTS_PASSWORD_FILE", files.anotherPassword(), NODE),
                setting("DATABASE_MIGRATIONS_PASSWORD_FILE", files.missing(), JAR),
                setting("DATABASE_MIGRATIONS_PASSWORD_FILE", files.open(), JAR),
                setting("DATABASE_MIGRATIONS_PASSWORD_FILE", files.anotherPassword(), JAR_AND_NODE),
                setting("DATABASE_KEYS_PASSWORD_FILE", files.anotherPassword(), NODE));
    }

    private static Misconfiguration setting(String setting, String value, Set<Teller> tellers) {
        String what = "`" + setting + "` " + (value.isEmpty() ? "is not set" : "is `" + value + "`");
        return new Misconfiguration(what, Map.of(setting, value), Change.NONE, tellers);
    }

    private static Misconfiguration role(String role, boolean inKeyStore, Set<Teller> tellers) {
        Change renamed = new Change(
                "alter role " + role + " rename to somebody", "alter role somebody rename to " + role, inKeyStore);
        return new Misconfiguration("there is no role `" + role + "`", Map.of(), renamed, tellers);
    }

    private static Change keyStore(String statement, String undone) {
        return new Change(statement, undone, true);
    }

    /** What the settings are with this in them. */
    Map<String, String> in(Map<String, String> right) {
        Map<String, String> all = new TreeMap<>(right);
        all.putAll(settings);
        all.values().removeIf(String::isEmpty);
        return all;
    }
}
