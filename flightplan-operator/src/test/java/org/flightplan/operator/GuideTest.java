package org.flightplan.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.settings.OperatorSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/operations.md names is there: commands, scripts, files, chapters; and its queries and the quick reference's run. */
class GuideTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path SERVER_CONFIG = Path.of("..", "server-config");
    private static final Pattern WORD = Pattern.compile("`([a-z][a-z-]+)[ `]");
    private static final Pattern SCRIPT = Pattern.compile("([a-z-]+\\.sh)\\b");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):]+)\\)");
    private static final Pattern QUERY = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @TempDir
    Path folder;

    private final String guide = read(DOCS.resolve("operations.md"));

    @Test
    void every_command_of_the_schemas_table_is_one_of_the_jars() {
        String table =
                guide.substring(guide.indexOf("`java -jar flightplan-db.jar`"), guide.indexOf("Practices, and why:"));
        Set<String> named =
                found(WORD, table).filter(word -> !word.equals("java")).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(named.containsAll(List.of("current", "update", "rollback", "autogenerate")), named::toString);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Set<String> known = new Operator(OperatorSettings.of(Map.of(), folder), nowhere, nowhere).commands();
        named.removeAll(known);
        assertEquals(Set.of(), named);
    }

    @Test
    void every_script_and_file_and_chapter_it_names_is_there() throws IOException {
        Set<String> scripts;
        try (Stream<Path> files = Files.walk(SERVER_CONFIG)) {
            scripts = files.filter(Files::isExecutable)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        }
        assertEquals(
                List.of(),
                found(SCRIPT, guide).filter(script -> !scripts.contains(script)).toList());
        assertEquals(
                List.of(),
                found(LINK, guide).filter(link -> !leadsSomewhere(link)).toList());
        assertFalse(leadsSomewhere("security.md#nothing") || leadsSomewhere("nothing.md"));
    }

    @Test
    void its_queries_find_what_it_says() throws Exception {
        List<String> queries = found(QUERY, guide).toList();
        assertFalse(queries.isEmpty());
        try (var connection = TestDatabase.migrated().as("postgres").getConnection();
                var statement = connection.createStatement()) {
            for (String query : queries) {
                assertFalse(statement.executeQuery(query).next(), query);
            }
            statement.execute("create table strange ()");
            assertTrue(statement.executeQuery(queries.get(0)).next(), "the query finds nothing whatever there is");
        }
    }

    @Test
    void the_quick_references_statements_run() throws Exception {
        List<String> statements = found(QUERY, read(DOCS.resolve("quick-reference.md")))
                .flatMap(block -> Stream.of(block.split(";\\s*\\n")))
                .map(statement -> statement.replaceAll("(?m)^--.*\\n", "").strip())
                .filter(statement -> !statement.isEmpty())
                .toList();
        assertTrue(statements.size() > 15, () -> "statements: " + statements.size());
        try (var connection = TestDatabase.migrated().as("postgres").getConnection();
                var statement = connection.createStatement()) {
            for (String each : statements) {
                try {
                    statement.execute(each);
                } catch (SQLException e) {
                    throw new AssertionError(each, e);
                }
            }
        }
    }

    @Test
    void what_an_operator_looks_for_is_there() {
        String all = guide + read(DOCS.resolve("quick-reference.md")) + read(DOCS.resolve("schema.md"));
        List<String> missing = Stream.of(
                        "Why PostgreSQL",
                        "uuid-ossp",
                        "pg_trgm",
                        "pgaudit",
                        "psql --version",
                        "flightplan_dev",
                        "flightplan_test",
                        "TEST_DATABASE_URL",
                        "DEFAULT_TENANT_ID",
                        "SENTRY_DSN",
                        "ALLOWED_HOSTS",
                        "databasechangelog",
                        "update-testing-rollback",
                        "pg_size_pretty",
                        "pg_blocking_pids",
                        "pg_terminate_backend",
                        "interval '10 minutes'",
                        "vacuum (analyze)",
                        "reindex index concurrently",
                        "idx_scan",
                        "blks_hit",
                        "n_dead_tup",
                        "POOL_PROFILE=high-traffic",
                        "pg_dump --format=custom",
                        "pg_restore --dbname",
                        "dropdb",
                        "Composite",
                        "Partial",
                        "Covering",
                        "GIN",
                        "shared_buffers",
                        "work_mem",
                        "## `event_store`",
                        "```mermaid",
                        "Row security",
                        "Granted to")
                .filter(item -> !all.contains(item))
                .toList();
        assertEquals(List.of(), missing);
    }

    private static boolean leadsSomewhere(String link) {
        int hash = link.indexOf('#');
        Path file = hash == 0 ? DOCS.resolve("operations.md") : DOCS.resolve(hash < 0 ? link : link.substring(0, hash));
        return Files.exists(file)
                && (hash < 0
                        || found(HEADING, read(file))
                                .anyMatch(heading -> anchor(heading).equals(link.substring(hash + 1))));
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
