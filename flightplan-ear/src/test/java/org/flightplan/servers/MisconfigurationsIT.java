package org.flightplan.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.flightplan.servers.Http.Answer;
import org.flightplan.servers.Misconfiguration.Teller;
import org.flightplan.servers.Misconfiguration.WrongFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What an operator is told who has set something up wrong, each provoked: by the servers' scripts, by flightplan-db.jar, and by a node
 * of each server. {@code docs/misconfigurations.md} is made of it: {@code -Dflightplan.pages.write} writes it anew.
 */
@Tag("full")
class MisconfigurationsIT {

    private static final Path PAGE = Path.of("../docs/misconfigurations.md");
    private static final long LONGEST_SECONDS = 120;

    private static final String HEAD = """
            # Set up wrong

            What is told to whoever set something up wrong, as `MisconfigurationsIT` provokes it: `configure.sh` of both servers before they change anything,
            `flightplan-db.jar current`, and `/health/ready` of a node on Payara Server and on WildFly, which serves nothing until it is mended. What is served by a node
            that lacks something is tried by `ReadinessIT`.

            | wrong | who tells | what is told |
            |---|---|---|
            """;

    private interface Node {
        void restart(Map<String, String> settings) throws IOException;

        URI ready();
    }

    private final SmokeDatabase database = new SmokeDatabase();
    private final Map<String, String> right = database.settings();

    @Test
    void what_is_wrong_is_told_in_words_that_help() throws Exception {
        WrongFiles files = files();
        List<Misconfiguration> all = Misconfiguration.all(right, files);
        Map<Misconfiguration, Map<String, String>> told = new LinkedHashMap<>();
        all.forEach(wrong -> told.put(wrong, new LinkedHashMap<>()));
        PayaraServer payara = new PayaraServer(right);
        payara.start();
        // keys that are another's are noticed by what was encrypted and sealed
        SmokeApi api = new SmokeApi(payara.root());
        SmokeApi.created(api.as("clinician"), "/patients", SmokeApi.patient());
        jar(all, told);
        scripts(all, told);
        nodes("Payara Server", all, told, new Node() {
            @Override
            public void restart(Map<String, String> settings) {
                payara.restart(settings);
            }

            @Override
            public URI ready() {
                return payara.root().resolve("/health/ready");
            }
        });
        payara.stop();
        WildFlyServer wildFly = new WildFlyServer(right);
        wildFly.start();
        nodes("WildFly", all, told, new Node() {
            @Override
            public void restart(Map<String, String> settings) throws IOException {
                wildFly.restart(settings);
            }

            @Override
            public URI ready() {
                return wildFly.management().resolve("/health/ready");
            }
        });
        wildFly.stop();
        String page = HEAD
                + told.entrySet().stream()
                        .map(row -> rows(row.getKey(), row.getValue()))
                        .collect(Collectors.joining());
        if (System.getProperty("flightplan.pages.write") != null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(Files.readString(PAGE), page);
    }

    private static String rows(Misconfiguration wrong, Map<String, String> told) {
        return told.entrySet().stream()
                .collect(Collectors.groupingBy(Map.Entry::getValue, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(words -> "| " + wrong.what() + " | "
                        + words.getValue().stream().map(Map.Entry::getKey).collect(Collectors.joining(", ")) + " | "
                        + words.getKey() + " |\n")
                .collect(Collectors.joining())
                .replaceAll("(localhost|127\\.0\\.0\\.1):(?!1/)\\d{4,5}", "db.example.org:5432")
                .replace(Build.WORK.path().resolve("secrets").toString(), "/etc/flightplan")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…")
                .replaceAll("\\b[0-9a-f]{16}\\b", "…");
    }

    private void jar(List<Misconfiguration> all, Map<Misconfiguration, Map<String, String>> told) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = Build.FLIGHTPLAN_DB.toString();
        new Program(right).run(java, "-jar", jar, "current");
        for (Misconfiguration wrong : all) {
            if (wrong.tellers().contains(Teller.JAR)) {
                provoked(
                        wrong,
                        () -> told.get(wrong)
                                .put("flightplan-db.jar", refused(wrong.in(right), java, "-jar", jar, "current")));
            }
        }
    }

    private void scripts(List<Misconfiguration> all, Map<Misconfiguration, Map<String, String>> told) {
        for (String server : List.of("payara", "wildfly")) {
            String script =
                    Build.SERVER_CONFIG.path().resolve(server + "/configure.sh").toString();
            for (Misconfiguration wrong : all) {
                if (wrong.tellers().contains(Teller.SCRIPTS)) {
                    Map<String, String> settings = wrong.in(right);
                    settings.putAll(Map.of(
                            "PAYARA_HOME", Build.PAYARA_HOME.toString(),
                            "WILDFLY_HOME", Build.WILDFLY_HOME.toString(),
                            "ECLIPSELINK", Build.ECLIPSELINK.toString()));
                    told.get(wrong).put(server + "/configure.sh", refused(settings, script));
                }
            }
        }
    }

    private static String refused(Map<String, String> settings, String... command) {
        AssertionError refused = assertThrows(AssertionError.class, () -> new Program(settings).run(command));
        return String.valueOf(refused.getMessage())
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank() && !line.startsWith("Picked up"))
                .findFirst()
                .orElse("")
                .replaceFirst("^configure\\.sh: ", "")
                .strip();
    }

    private void nodes(
            String server, List<Misconfiguration> all, Map<Misconfiguration, Map<String, String>> told, Node node)
            throws Exception {
        for (Misconfiguration wrong : all) {
            if (wrong.tellers().contains(Teller.NODE)) {
                provoked(wrong, () -> {
                    try {
                        node.restart(wrong.in(right));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    told.get(wrong).put(server, await(node.ready(), wrong));
                });
            }
        }
        node.restart(right);
        Http.await(node.ready());
    }

    private void provoked(Misconfiguration wrong, Runnable look) throws SQLException {
        if (!wrong.change().isEmpty()) {
            database.change(wrong.inKeyStore(), wrong.change());
        }
        try {
            look.run();
        } finally {
            if (!wrong.undone().isEmpty()) {
                database.change(wrong.inKeyStore(), wrong.undone());
            }
        }
    }

    /** What a node says that has come so far that it says the same twice within seconds. */
    private static String await(URI ready, Misconfiguration wrong) {
        Supplier<Optional<String>> look = () -> problem(Http.anonymous(ready).get(""));
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        Optional<String> before = Optional.empty();
        int same = 0;
        while (System.nanoTime() < limit) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            Optional<String> now = look.get();
            same = now.isPresent() && now.equals(before) ? same + 1 : 0;
            if (same == 5) {
                return now.orElseThrow();
            }
            before = now;
        }
        throw new AssertionError(wrong.what() + ": nothing is told; the last was " + before);
    }

    /** What a node that is up and not ready says is wrong; empty before it answers, and when it is ready. */
    private static Optional<String> problem(Answer answer) {
        if (answer.status() != 503 || !answer.body().startsWith("{")) {
            return Optional.empty();
        }
        String words = answer.json().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.containsKey("data"))
                .flatMap(check -> check.getJsonObject("data").values().stream())
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .filter(value -> value.contains(" "))
                .distinct()
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private WrongFiles files() throws IOException, SQLException {
        String open = SecretFiles.write("open", SmokeDatabase.randomKey() + "\n");
        Files.setPosixFilePermissions(Path.of(open), PosixFilePermissions.fromString("rw-r--r--"));
        String missing = Path.of(open).resolveSibling("missing").toString();
        assertTrue(!Files.exists(Path.of(missing)), missing);
        return new WrongFiles(
                missing,
                SecretFiles.write("empty", ""),
                SecretFiles.write("junk", "no key at all\n"),
                open,
                SecretFiles.write("another.key", SmokeDatabase.randomKey() + "\n"),
                SmokeDatabase.sealKeyFile("another.pem"),
                SecretFiles.write("another.secret", "another password\n"),
                database.keyStore());
    }
}
