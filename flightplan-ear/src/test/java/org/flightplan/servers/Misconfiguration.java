package org.flightplan.servers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something set up wrong.
 *
 * @param what is wrong, in words
 * @param settings that differ; an empty one is not set
 * @param change a statement in a database, of {@code inKeyStore} or else the log's, which {@code undone} undoes; empty where the
 *     settings alone are wrong
 */
record Misconfiguration(
        String what,
        Map<String, String> settings,
        String change,
        String undone,
        boolean inKeyStore,
        Set<Teller> tellers) {

    /** Who tells an operator of it. */
    enum Teller {
        SCRIPTS,
        JAR,
        NODE
    }

    private static final Set<Teller> SCRIPTS = Set.of(Teller.SCRIPTS);
    private static final Set<Teller> NODE = Set.of(Teller.NODE);
    private static final Set<Teller> JAR_AND_NODE = Set.of(Teller.JAR, Teller.NODE);

    /** All that is tried. {@code files} are those of an operator who mixed something up. */
    static List<Misconfiguration> all(Map<String, String> right, WrongFiles files) {
        String url = right.get("DATABASE_URL");
        String keys = right.get("DATABASE_KEYS_URL");
        return Stream.of(
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
                        setting("SEAL_KEY_FILE", files.junk(), NODE),
                        setting("SEAL_KEY_FILE", files.anotherSealKey(), NODE),
                        setting("RATE_LIMIT", "many", NODE),
                        setting("CONTENT_FOLDER", files.missing(), NODE),
                        setting("SPECIALTIES_DIR", files.missing(), NODE),
                        setting("ENVIRONMENT", "prodction", Set.of(Teller.SCRIPTS, Teller.JAR)),
                        setting("LOG_FORMAT", "xml", SCRIPTS),
                        setting("POOL_PROFILE", "large", SCRIPTS),
                        setting("DATABASE_URL", "", SCRIPTS),
                        setting("DATABASE_URL", "mysql://localhost/flightplan", SCRIPTS),
                        setting("DATABASE_URL", "jdbc:postgresql://app:secret@localhost/flightplan", SCRIPTS),
                        setting("DATABASE_KEYS_URL", "", SCRIPTS),
                        setting("DATABASE_PASSWORD_FILE", "", SCRIPTS),
                        setting("DATABASE_PASSWORD_FILE", files.missing(), SCRIPTS),
                        setting("DATABASE_PASSWORD_FILE", files.open(), SCRIPTS),
                        setting("DATABASE_PASSWORD_FILE", files.empty(), SCRIPTS),
                        setting("POSTGRESQL_DRIVER", files.missing(), SCRIPTS),
                        setting("DATABASE_URL", url.replaceFirst("//[^/]+/", "//localhost:1/"), JAR_AND_NODE),
                        setting("DATABASE_URL", url.replaceFirst("[^/]+$", "flihgtplan"), JAR_AND_NODE),
                        setting("DATABASE_KEYS_URL", keys.replaceFirst("//[^/]+/", "//localhost:1/"), NODE),
                        setting("DATABASE_KEYS_URL", keys.replaceFirst("[^/]+$", "flihgtplan_keys"), NODE),
                        setting("DATABASE_PASSWORD_FILE", files.anotherPassword(), NODE),
                        setting("DATABASE_EVENTS_PASSWORD_FILE", files.anotherPassword(), NODE),
                        setting("DATABASE_MIGRATIONS_PASSWORD_FILE", files.anotherPassword(), JAR_AND_NODE),
                        setting("DATABASE_KEYS_PASSWORD_FILE", files.anotherPassword(), NODE),
                        role("flightplan_app", NODE),
                        role("flightplan_events", NODE),
                        role("flightplan", JAR_AND_NODE),
                        role("flightplan_keys", NODE),
                        keyStore(
                                "its tables are not there",
                                "alter table key_store rename to store",
                                "alter table store rename to key_store"),
                        keyStore(
                                "it is another installation's",
                                "update key_store set id = gen_random_uuid()",
                                "update key_store set id = '" + files.keyStore() + "'"),
                        keyStore(
                                "`flightplan_keys` may not read it",
                                "revoke select on key_store from flightplan_keys",
                                "grant select on key_store to flightplan_keys"))
                .toList();
    }

    private static Misconfiguration setting(String setting, String value, Set<Teller> tellers) {
        String what = "`" + setting + "` " + (value.isEmpty() ? "is not set" : "is `" + value + "`");
        return new Misconfiguration(what, Map.of(setting, value), "", "", false, tellers);
    }

    private static Misconfiguration role(String role, Set<Teller> tellers) {
        return new Misconfiguration(
                "there is no role `" + role + "`",
                Map.of(),
                "alter role " + role + " rename to somebody",
                "alter role somebody rename to " + role,
                role.equals("flightplan_keys"),
                tellers);
    }

    private static Misconfiguration keyStore(String what, String change, String undone) {
        return new Misconfiguration("the key store: " + what, Map.of(), change, undone, true, NODE);
    }

    /** What the settings are with this in them. */
    Map<String, String> in(Map<String, String> right) {
        Map<String, String> all = new TreeMap<>(right);
        all.putAll(settings);
        return all.entrySet().stream()
                .filter(setting -> !setting.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Files that an operator could name by mistake. */
    record WrongFiles(
            String missing,
            String empty,
            String junk,
            String open,
            String anotherMasterKey,
            String anotherSealKey,
            String anotherPassword,
            String keyStore) {}
}
