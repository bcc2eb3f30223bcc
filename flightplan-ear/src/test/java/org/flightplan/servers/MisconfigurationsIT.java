package org.flightplan.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flightplan.servers.Misconfiguration.Teller;
import org.flightplan.servers.Misconfiguration.WrongFiles;
import org.junit.jupiter.api.Test;

/**
 * What an operator is told who has set something up wrong, each provoked: by the scripts of both servers, before they change anything,
 * and by flightplan-db.jar. {@code docs/misconfigurations.md} is made of it: {@code -Dflightplan.pages.write} writes it anew.
 */
class MisconfigurationsIT {

    private static final Path PAGE = Path.of("../docs/misconfigurations.md");

    private static final String HEAD = """
            # Set up wrong

            What is told to whoever set something up wrong, as `MisconfigurationsIT` provokes it: by `configure.sh` of both servers, before they change anything, and
            by `flightplan-db.jar current`. What a node says at `/health/ready`, which serves nothing until it is mended, is tried by `ReadinessIT`.

            | wrong | who tells | what is told |
            |---|---|---|
            """;

    private final SmokeDatabase database = new SmokeDatabase();
    private final Map<String, String> right = database.settings();
    private final Map<Misconfiguration, Map<String, String>> told = new LinkedHashMap<>();

    @Test
    void what_is_wrong_is_told_in_words_that_help() throws Exception {
        List<Misconfiguration> all = Misconfiguration.all(right, files());
        all.forEach(wrong -> told.put(wrong, new LinkedHashMap<>()));
        for (Misconfiguration wrong : all) {
            scripts(wrong);
            jar(wrong);
        }
        String page = HEAD
                + told.entrySet().stream()
                        .map(row -> rows(row.getKey(), row.getValue()))
                        .collect(Collectors.joining());
        if (System.getProperty("flightplan.pages.write") != null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(Files.readString(PAGE), page, "write it anew with -Dflightplan.pages.write");
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
                .replaceAll("flightplan_test_\\d+", "flightplan")
                .replace(Build.WORK.path().resolve("secrets").toString(), "/etc/flightplan");
    }

    private void scripts(Misconfiguration wrong) {
        if (!wrong.tellers().contains(Teller.SCRIPTS)) {
            return;
        }
        Map<String, String> settings = new TreeMap<>(right);
        settings.put("PAYARA_HOME", Build.PAYARA_HOME.toString());
        settings.put("WILDFLY_HOME", Build.WILDFLY_HOME.toString());
        settings.put("ECLIPSELINK", Build.ECLIPSELINK.toString());
        for (String server : List.of("payara", "wildfly")) {
            String script =
                    Build.SERVER_CONFIG.path().resolve(server + "/configure.sh").toString();
            told.get(wrong).put(server + "/configure.sh", refused(wrong.in(settings), script));
        }
    }

    private void jar(Misconfiguration wrong) throws SQLException {
        if (!wrong.tellers().contains(Teller.JAR)) {
            return;
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        if (!wrong.renamed().isEmpty()) {
            database.rename(wrong.renamed(), "somebody");
        }
        try {
            told.get(wrong)
                    .put(
                            "flightplan-db.jar",
                            refused(wrong.in(right), java, "-jar", Build.FLIGHTPLAN_DB.toString(), "current"));
        } finally {
            if (!wrong.renamed().isEmpty()) {
                database.rename("somebody", wrong.renamed());
            }
        }
    }

    /** The first line that says what is wrong. */
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

    private static WrongFiles files() throws IOException {
        String open = SecretFiles.write("open.secret", "a password\n");
        Files.setPosixFilePermissions(Path.of(open), PosixFilePermissions.fromString("rw-r--r--"));
        String missing = Path.of(open).resolveSibling("missing").toString();
        assertTrue(!Files.exists(Path.of(missing)), missing);
        return new WrongFiles(
                missing,
                SecretFiles.write("empty.secret", ""),
                open,
                SecretFiles.write("another.secret", "another password\n"));
    }
}
