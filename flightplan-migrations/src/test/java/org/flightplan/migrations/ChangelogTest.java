package org.flightplan.migrations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every changeset keeps, so that a node of the last release goes on beside it, and nobody waits for a lock. */
class ChangelogTest {

    private static final Path CHANGELOG = Path.of("src/main/resources/org/flightplan/migrations/changelog");
    private static final Pattern ID = Pattern.compile("--changeset flightplan:([a-z0-9]+(-[a-z0-9]+)*)( .*)?");
    private static final Pattern BIG = Pattern.compile(
            "create (unique )?index (?!concurrently)(?s:.*?) on (event_store|unique_keys|idempotency_records|audit_trail\\w*|read_model_\\w+)\\b");
    private static final Pattern NOT_NULL = Pattern.compile("add column [^,;]*not null(?![^,;]*default)");
    private static final Pattern LATER = Pattern.compile("default[^,;]*not null");
    private static final Pattern DROP = Pattern.compile("drop (table|column) (if exists )?(\\w+)");

    /** One changeset, from its head to the next. */
    private record ChangeSet(String head, String text) {

        String id() {
            var id = ID.matcher(head);
            return id.matches() ? id.group(1) : "";
        }

        String forward() {
            return text.lines()
                    .filter(line -> !line.startsWith("--"))
                    .reduce("", (before, line) -> before + "\n" + line)
                    .toLowerCase(Locale.ROOT);
        }
    }

    @Test
    void every_changeset_keeps_the_rules() throws IOException {
        List<ChangeSet> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CHANGELOG)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                all.addAll(changeSets(Files.readString(file)));
            }
        }
        assertTrue(all.size() > 35, () -> all.size() + " changesets");
        assertEquals(all.size(), all.stream().map(ChangeSet::id).distinct().count(), "an id twice");
        assertEquals(
                List.of(), all.stream().flatMap(one -> problems(one).stream()).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--changeset flightplan:Bad_Id\n--comment x\nselect 1;\n--rollback select 1;",
                "--changeset flightplan:a-b\n--comment x\nselect 1;",
                "--changeset flightplan:a-b\n--comment x\nalter table t add column c integer not null;\n--rollback alter table t drop column c;",
                "--changeset flightplan:a-b\n--comment x\ndrop table t;\n--rollback create table t ();",
                "--changeset flightplan:a-b\n--comment x\nalter table t drop column c;\n--rollback select 1;",
                "--changeset flightplan:a-b\n--comment x\ncreate index i on event_store (id);\n--rollback drop index i;",
                "--changeset flightplan:a-b\n--comment x\ncreate index concurrently i on event_store (id);\n--rollback drop index i;",
                "--changeset flightplan:a-b runInTransaction:false\n--comment x\ncreate index concurrently i on event_store (id);\nselect 1;\n--rollback drop index i;"
            })
    void what_breaks_a_rule_is_noticed(String changeSet) {
        assertFalse(problems(changeSets(changeSet).get(0)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--changeset flightplan:a-b\n--comment x\nalter table t add column c integer not null default 0;\n--rollback alter table t drop column c;",
                "--changeset flightplan:a-b\n--comment x, deprecated since v3: t\ndrop table t;\n--rollback create table t ();",
                "--changeset flightplan:a-b runInTransaction:false\n--comment x\ncreate index concurrently i on event_store (id);\n--rollback drop index i;"
            })
    void what_keeps_them_is_not(String changeSet) {
        assertEquals(List.of(), problems(changeSets(changeSet).get(0)));
    }

    private static List<ChangeSet> changeSets(String file) {
        return Pattern.compile("(?m)^(?=--changeset )")
                .splitAsStream(file)
                .filter(part -> part.startsWith("--changeset "))
                .map(part -> new ChangeSet(part.lines().findFirst().orElseThrow(), part))
                .toList();
    }

    private static List<String> problems(ChangeSet changeSet) {
        List<String> problems = new ArrayList<>();
        String sql = changeSet.forward();
        check(problems, changeSet, !changeSet.id().isEmpty(), "an id is lower-case words with dashes between them");
        check(
                problems,
                changeSet,
                Pattern.compile("\n--rollback \\S").matcher(changeSet.text()).find(),
                "it can be taken back");
        boolean fillsNothing = NOT_NULL.matcher(sql)
                .results()
                .anyMatch(found -> !LATER.matcher(found.group()).find());
        check(problems, changeSet, !fillsNothing, "a column that must not be null has a default");
        boolean suddenly =
                DROP.matcher(sql).results().anyMatch(found -> !changeSet.text().contains("deprecated since"));
        check(
                problems,
                changeSet,
                !suddenly,
                "what is dropped was deprecated by an earlier release, and the comment says since when");
        boolean locks = BIG.matcher(sql).results().anyMatch(index -> !sql.contains("create table " + index.group(2)));
        check(problems, changeSet, !locks, "an index on a large table is made concurrently");
        if (sql.contains("concurrently")) {
            check(
                    problems,
                    changeSet,
                    changeSet.head().contains("runInTransaction:false"),
                    "concurrently is outside a transaction");
            check(problems, changeSet, sql.chars().filter(c -> c == ';').count() == 1, "concurrently stands alone");
        }
        return problems;
    }

    private static void check(List<String> problems, ChangeSet changeSet, boolean kept, String rule) {
        if (!kept) {
            problems.add(changeSet.head() + ": " + rule);
        }
    }
}
