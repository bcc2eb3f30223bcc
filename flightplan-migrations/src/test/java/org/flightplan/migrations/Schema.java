package org.flightplan.migrations;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** A schema as comparable text: tables, columns, constraints, indexes, policies, functions, triggers and grants. */
final class Schema {

    private static final List<String> PARTS = List.of(
            "select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '"
                    + " || coalesce(column_default, '') from information_schema.columns where table_schema = 'public'",
            "select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint"
                    // from PostgreSQL 18 on, not null is a constraint too, whose name says how it was made
                    + " where connamespace = 'public'::regnamespace and contype <> 'n'",
            "select indexdef from pg_indexes where schemaname = 'public'",
            "select tablename || ' ' || policyname || ' ' || roles::text || ' ' || cmd || ' ' || coalesce(qual, '')"
                    + " || ' ' || coalesce(with_check, '') from pg_policies",
            "select relname || ' ' || relrowsecurity || ' ' || relforcerowsecurity || ' ' || coalesce(relacl::text, '')"
                    + " from pg_class where relnamespace = 'public'::regnamespace",
            "select proname || ' ' || pg_get_userbyid(proowner) || ' ' || coalesce(proacl::text, '') || ' ' || prosrc"
                    + " from pg_proc where pronamespace = 'public'::regnamespace",
            "select tgrelid::regclass || ' ' || tgname || ' ' || pg_get_triggerdef(oid) from pg_trigger"
                    + " where not tgisinternal",
            "select extname from pg_extension");

    private Schema() {}

    static Set<String> of(DataSource database) throws SQLException {
        TreeSet<String> lines = new TreeSet<>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String part : PARTS) {
                try (var rows = statement.executeQuery(part)) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
            }
        }
        lines.removeIf(line -> line.contains("databasechangelog"));
        return lines;
    }
}
