package org.flightplan.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flightplan.database.DatabaseCare.Interruption;
import org.flightplan.database.DatabaseCare.Maintenance;
import org.flightplan.migrations.TestDatabase;
import org.junit.jupiter.api.Test;

class DatabaseCareTest {

    private final TestDatabase database = TestDatabase.migrated();
    private final DatabaseCare care = new DatabaseCare(database.as("flightplan"));

    @Test
    void every_question_is_answered() throws SQLException {
        change("create table bloated as select n as id, 'x' as data from generate_series(1, 20000) n");
        change("alter table bloated owner to flightplan");
        change("delete from bloated where id % 2 = 0");
        for (int scan = 0; scan < 3; scan++) {
            change("select count(*) from bloated");
        }
        change("analyze bloated");
        settled();
        var report = care.report();
        assertEquals(DatabaseQuestion.values().length, report.size());
        assertTrue(number(report.get(DatabaseQuestion.SIZE).get(0).get("bytes")) > 1_000_000);
        assertEquals("bloated", report.get(DatabaseQuestion.TABLES).get(0).get("table"));
        assertTrue(report.get(DatabaseQuestion.CONNECTIONS).stream()
                .anyMatch(row -> "flightplan".equals(row.get("role"))));
        assertEquals(
                50.0, number(row(report.get(DatabaseQuestion.BLOAT), "bloated").get("dead_percent")));
        assertTrue(report.get(DatabaseQuestion.INDEX_USE).stream()
                .anyMatch(row -> "event_store_pkey".equals(row.get("index"))));
        assertTrue(number(report.get(DatabaseQuestion.CACHE_HIT_RATIO).get(0).get("percent")) > 10);

        care.maintain(Maintenance.VACUUM, "bloated");
        settled();
        assertTrue(care.report().get(DatabaseQuestion.BLOAT).stream()
                .noneMatch(row -> "bloated".equals(row.get("table"))));
        long before = size();
        care.maintain(Maintenance.VACUUM_FULL, "bloated");
        assertTrue(size() < before, "nothing was given back");
        assertTrue(
                care.maintain(Maintenance.ANALYZE, "event_store") && care.maintain(Maintenance.REINDEX, "event_store"));
        assertFalse(care.maintain(Maintenance.VACUUM, "event_store; drop table event_store"));
    }

    @Test
    void what_runs_is_shown_without_its_literals_and_can_be_cancelled() throws Exception {
        try (Connection slow = database.as("flightplan_app").getConnection()) {
            int pid = pid(slow);
            CompletableFuture<SQLException> ended = CompletableFuture.supplyAsync(() -> assertThrows(
                    SQLException.class, () -> execute(slow, "select 'Exempla Synthetica', 4711, pg_sleep(60)")));
            TimeUnit.MILLISECONDS.sleep(5_500);
            var running = care.report().get(DatabaseQuestion.SLOW_QUERIES);
            assertEquals(1, running.size(), running::toString);
            assertEquals(pid, running.get(0).get("pid"));
            assertEquals("select '...', ?, pg_sleep(?)", running.get(0).get("statement"));
            assertTrue(care.interrupt(Interruption.CANCEL, pid));
            assertEquals("57014", ended.get(10, TimeUnit.SECONDS).getSQLState());
        }
    }

    @Test
    void who_blocks_whom_is_shown_and_a_session_can_be_ended() throws Exception {
        try (Connection holds = database.as("flightplan_app").getConnection();
                Connection waits = database.as("flightplan_app").getConnection()) {
            holds.setAutoCommit(false);
            execute(holds, "select pg_advisory_xact_lock(1)");
            CompletableFuture<Void> waiting =
                    CompletableFuture.runAsync(() -> quietly(() -> execute(waits, "select pg_advisory_xact_lock(1)")));
            int holder = pid(holds);
            int waiter = 0;
            for (int i = 0; i < 100 && waiter == 0; i++) {
                waiter = care.report().get(DatabaseQuestion.BLOCKED).stream()
                        .filter(row -> String.valueOf(holder).equals(row.get("blocked_by")))
                        .mapToInt(row -> (Integer) row.get("pid"))
                        .findFirst()
                        .orElse(0);
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertTrue(waiter > 0, "nobody is shown to wait");
            assertTrue(care.interrupt(Interruption.TERMINATE, holder));
            waiting.get(10, TimeUnit.SECONDS);
            assertThrows(SQLException.class, () -> execute(holds, "select 1"));
        }
        assertFalse(care.interrupt(Interruption.TERMINATE, 1));
    }

    private static Map<String, Object> row(List<Map<String, Object>> rows, String table) {
        return rows.stream()
                .filter(row -> table.equals(row.get("table")))
                .findFirst()
                .orElseThrow();
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    // statistics of sessions that have ended are there at once from PostgreSQL 15 on, before within half a second
    private static void settled() {
        quietly(() -> TimeUnit.SECONDS.sleep(1));
    }

    private long size() throws SQLException {
        try (Connection connection = database.as("postgres").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_table_size('bloated')")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.as("postgres").getConnection()) {
            execute(connection, sql);
        }
    }

    private static int pid(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void quietly(Step step) {
        try {
            step.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
