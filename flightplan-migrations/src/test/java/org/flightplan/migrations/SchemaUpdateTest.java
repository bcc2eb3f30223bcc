package org.flightplan.migrations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import org.junit.jupiter.api.Test;

class SchemaUpdateTest {

    @Test
    void up_down_and_up_again_gives_the_same_schema() throws SQLException {
        TestDatabase database = TestDatabase.empty();
        DataSource owner = database.as("flightplan");
        SchemaUpdate update = new SchemaUpdate(owner, "forensics");
        var before = Schema.of(owner);

        update.toHead();
        var first = Schema.of(owner);
        int applied = update.applied();
        assertTrue(applied > 10 && first.size() > before.size() + 100, "nothing was migrated");

        update.back(applied);
        assertEquals(before, Schema.of(owner), "a rollback left something behind");

        update.toHead();
        assertEquals(first, Schema.of(owner));
    }

    @Test
    void each_changeset_takes_back_exactly_what_it_did() throws SQLException {
        DataSource owner = TestDatabase.empty().as("flightplan");
        SchemaUpdate update = new SchemaUpdate(owner, "forensics");
        List<Set<String>> steps = new ArrayList<>();
        update.back(0);
        do {
            steps.add(Schema.of(owner));
            ChangeLog.on(owner, liquibase -> liquibase.update(1, new Contexts("forensics"), new LabelExpression()));
        } while (update.applied() == steps.size());
        assertTrue(steps.size() > 35, () -> steps.size() + " changesets");
        List<String> wrong = new ArrayList<>();
        for (int left = steps.size() - 2; left >= 0; left--) {
            String undone = SchemaReport.of(owner).newest().orElseThrow();
            update.back(1);
            String difference = difference(steps.get(left), Schema.of(owner));
            if (!difference.isEmpty()) {
                wrong.add(undone + " " + difference);
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static String difference(Set<String> before, Set<String> after) {
        Set<String> lost = new TreeSet<>(before);
        lost.removeAll(after);
        Set<String> left = new TreeSet<>(after);
        left.removeAll(before);
        return lost.isEmpty() && left.isEmpty() ? "" : "lost " + lost + ", left behind " + left;
    }

    @Test
    void nodes_that_start_together_migrate_once_and_leave_no_lock_table() throws Exception {
        TestDatabase database = TestDatabase.empty();
        var nodes = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Void>> starts = IntStream.range(0, 4)
                    .mapToObj(node -> CompletableFuture.runAsync(
                            () -> new SchemaUpdate(database.as("flightplan")).toHead(), nodes))
                    .toList();
            starts.forEach(CompletableFuture::join);
        } finally {
            nodes.shutdown();
        }
        assertEquals("0", ask(database, "select count(*) from pg_tables where tablename = 'databasechangeloglock'"));
        assertEquals(
                "0",
                ask(
                        database,
                        "select count(*) from (select id from databasechangelog group by id having count(*) > 1) d"));
    }

    @Test
    void a_missing_role_is_named_with_its_remedy() throws SQLException {
        TestDatabase database = TestDatabase.empty();
        // the roles belong to the whole server: hide one from this test by another name
        ask(database, "select 1");
        try (var connection = database.as("postgres").getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("alter role flightplan_backup rename to hidden_backup");
            connection.commit();
            try {
                var refused = assertThrows(
                        SchemaUpdateException.class, () -> new SchemaUpdate(database.as("flightplan")).toHead());
                assertTrue(refused.getMessage().contains("flightplan_backup"), refused.getMessage());
                assertTrue(refused.getMessage().contains("roles.sql"), refused.getMessage());
            } finally {
                statement.execute("alter role hidden_backup rename to flightplan_backup");
                connection.commit();
            }
        }
    }

    @Test
    void a_schema_from_a_newer_build_is_refused_by_name() throws SQLException {
        TestDatabase database = TestDatabase.migrated();
        ask(database, """
                insert into databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype)
                values ('from-the-future', 'flightplan', 'x', now(), 999, 'EXECUTED') returning 1
                """);
        var refused =
                assertThrows(SchemaUpdateException.class, () -> new SchemaUpdate(database.as("flightplan")).toHead());
        assertTrue(refused.getMessage().contains("from-the-future"), refused.getMessage());
    }

    @Test
    void a_schema_from_before_the_first_release_is_refused_with_the_remedy() throws SQLException {
        TestDatabase database = TestDatabase.migrated();
        ask(database, """
                insert into databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype)
                values ('event-ids-claimed-as-they-are', 'flightplan', 'x', now(), 9, 'EXECUTED') returning 1
                """);
        var refused =
                assertThrows(SchemaUpdateException.class, () -> new SchemaUpdate(database.as("flightplan")).toHead());
        assertTrue(refused.getMessage().contains("begin with an empty database"), refused.getMessage());
    }

    @Test
    void an_edited_changeset_is_refused_by_name() throws SQLException {
        TestDatabase database = TestDatabase.migrated();
        ask(
                database,
                "update databasechangelog set md5sum = '9:00000000000000000000000000000000' where id = 'tenants' returning 1");
        var refused =
                assertThrows(SchemaUpdateException.class, () -> new SchemaUpdate(database.as("flightplan")).toHead());
        assertTrue(refused.getMessage().contains("\"tenants\""), refused.getMessage());
        assertTrue(refused.getMessage().contains("checksum"), refused.getMessage());
    }

    @Test
    void the_forensic_index_is_opt_in() throws SQLException {
        TestDatabase database = TestDatabase.migrated();
        String gin = "select count(*) from pg_indexes where indexname = 'idx_event_store_data_gin'";
        assertEquals("0", ask(database, gin));
        new SchemaUpdate(database.as("flightplan"), "forensics").toHead();
        assertEquals("1", ask(database, gin));
    }

    @Test
    void a_role_that_no_wall_binds_is_refused() throws SQLException {
        TestDatabase database = TestDatabase.migrated();
        assertTrue(RoleCheck.refusal("jdbc/x", database.as("postgres")).isPresent());
        assertTrue(RoleCheck.refusal("jdbc/x", database.as("flightplan")).isPresent());
        assertTrue(RoleCheck.refusal("jdbc/x", database.as("flightplan_backup")).isPresent());
        assertFalse(RoleCheck.refusal("jdbc/x", database.as("flightplan_app")).isPresent());
        assertFalse(
                RoleCheck.refusal("jdbc/x", database.as("flightplan_events")).isPresent());
    }

    private static String ask(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.as("postgres").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
