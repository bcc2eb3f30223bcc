package org.flightplan.migrations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of the schema is made from a migrated database: {@code -Dflightplan.pages.write} writes it anew. */
class SchemaPageTest {

    private static final Path PAGE = Path.of("../docs/schema.md");
    private static final String CHANGELOG = "/org/flightplan/migrations/changelog/v1/";

    private static final String HEAD = """
            # The schema

            Made from a migrated database by a test; the changelogs that make it are in
            [changelog/v1](../flightplan-migrations/src/main/resources/org/flightplan/migrations/changelog/v1), one file a table or function, with
            their rollbacks. What an index costs an event was measured: `index_price_` in [benchmarks.md](benchmarks.md). The key store is a
            database of its own, made by [key-store.sql](../server-config/postgres/key-store.sql).

            ```mermaid
            flowchart LR
              request([a command]) --> append[["append_events()"]]
              append --> event_store[(event_store)]
              append --> keys[(unique_keys, idempotency_records)]
              event_store --> projector{{projector}}
              projector --> models[(read_model_…)]
              projector --> checkpoints[(projection_…)]
              event_store --> sealer{{sealer}} --> log_seals[(log_seals)]
              query([a query]) --> models
              query --> audit_trail[(audit_trail)]
            ```

            Every table with a `tenant_id` has row security, forced on its owner too: a session of `flightplan_app` sees the rows of the hospital that
            its transaction names, and none when it names none. What a role may do at all is in the grants; nobody may change or delete what
            is append-only, which triggers refuse to everybody but a superuser.

            """;

    private static final String TABLES = """
            select c.relname from pg_class c
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
               and c.relname not like 'databasechangelog%'
             order by c.relname
            """;
    private static final String COLUMNS = """
            select '| `' || a.attname || '` | ' || format_type(a.atttypid, a.atttypmod)
                   || case when a.attnotnull then '' else ', null' end || ' | '
                   || coalesce('`' || pg_get_expr(d.adbin, d.adrelid) || '`', '') || ' | '
                   || coalesce(col_description(a.attrelid, a.attnum), '') || ' |'
              from pg_attribute a
              left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
             order by a.attnum
            """;
    private static final String CONSTRAINTS = """
            select '- `' || conname || '`: ' || pg_get_constraintdef(oid) from pg_constraint
             where conrelid = ?::regclass and contype <> 'n' order by contype desc, conname
            """;
    private static final String INDEXES = """
            select '- `' || i.relname || '`: ' || regexp_replace(pg_get_indexdef(i.oid), '^.* USING ', '')
                   || case when x.indisunique then ', unique' else '' end
              from pg_index x join pg_class i on i.oid = x.indexrelid
             where x.indrelid = ?::regclass
               and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u'))
             order by i.relname
            """;
    private static final String POLICIES = """
            select '- ' || string_agg(line, '; ' order by line) from (
              select policyname || ' (' || lower(cmd) || ' by ' || array_to_string(roles, ', ') || ')' as line
                from pg_policies where schemaname = 'public' and tablename = ?
            ) p having count(*) > 0
            """;
    private static final String GRANTS = """
            select '- ' || string_agg(grantee || ': ' || privileges, '; ' order by grantee) from (
              select grantee, lower(string_agg(privilege_type, ', ' order by privilege_type)) as privileges
                from information_schema.role_table_grants
               where table_schema = 'public' and table_name = ? and grantee <> 'flightplan'
               group by grantee
            ) g having count(*) > 0
            """;
    private static final String TRIGGERS = """
            select '- `' || tgname || '`: ' || regexp_replace(pg_get_triggerdef(oid), '^CREATE TRIGGER \\S+ ', '')
              from pg_trigger where tgrelid = ?::regclass and not tgisinternal order by tgname
            """;

    @Test
    void the_page_says_what_the_database_is() throws Exception {
        StringBuilder page = new StringBuilder(HEAD);
        try (Connection connection = TestDatabase.migrated().as("flightplan").getConnection()) {
            for (String table : ask(connection, TABLES)) {
                page.append(section(connection, table));
            }
        }
        if (System.getProperty("flightplan.pages.write") != null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page.toString(), Files.readString(PAGE), "write it anew with -Dflightplan.pages.write");
    }

    private static String section(Connection connection, String table) throws SQLException, IOException {
        return "## `" + table + "`\n\n" + about(table)
                + "| column | type | unless given | what it is |\n|---|---|---|---|\n"
                + String.join("\n", ask(connection, COLUMNS, table)) + "\n"
                + part("Keys and checks", ask(connection, CONSTRAINTS, table))
                + part("Indexes besides those of the keys", ask(connection, INDEXES, table))
                + part("Row security", ask(connection, POLICIES, table))
                + part("Granted to", ask(connection, GRANTS, table))
                + part("Triggers", ask(connection, TRIGGERS, table))
                + "\n";
    }

    private static String part(String title, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : "\n" + title + ":\n" + lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** The comment of the changeset that makes it; a shadow is told with its table. */
    private static String about(String table) throws IOException {
        try (InputStream file = SchemaPageTest.class.getResourceAsStream(CHANGELOG + table + ".sql")) {
            if (file == null) {
                return "";
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("--comment "))
                    .findFirst()
                    .map(line -> line.substring("--comment ".length()) + "\n\n")
                    .orElse("");
        }
    }

    private static List<String> ask(Connection connection, String query, String... table) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < table.length; i++) {
                statement.setString(i + 1, table[i]);
            }
            List<String> lines = new ArrayList<>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(Objects.requireNonNull(row.getString(1)));
                }
            }
            return lines;
        }
    }
}
