package org.flightplan.operator;

import static org.flightplan.operator.Target.ask;
import static org.flightplan.operator.Target.change;
import static org.flightplan.operator.Target.tagHalfway;
import static org.flightplan.operator.Target.url;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flightplan.migrations.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration that is killed in the midst, and what somebody else does meanwhile. */
class BrokenOffIT {

    private static final String SCHEMA =
            "select count(*) from information_schema.columns where table_schema = 'public'";

    @TempDir
    Path folder;

    @Test
    void a_migration_that_was_killed_is_finished_by_the_next() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        DbJar jar = DbJar.of(folder, url(database));
        String head = ask(database, SCHEMA);
        tagHalfway(database);
        jar.run("rollback", "--tag=halfway").expect(0);
        killWhileItWaits(database, "lock table read_model_patients in access exclusive mode", "update");
        assertTrue(jar.run("current").expect(Command.PENDING).says("pending    "));
        jar.run("update").expect(0);
        jar.run("current").expect(Command.DONE);
        assertEquals(head, ask(database, SCHEMA));
    }

    @Test
    @Tag("full")
    void an_index_that_a_killed_migration_left_by_half_is_made_anew() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        DbJar jar = DbJar.of(folder, url(database));
        String halfMade = "select count(*) from pg_index where not indisvalid";
        // an index is made concurrently when all that were writing before it began have ended
        killWhileItWaits(database, "lock table event_store in row exclusive mode", "update", "--contexts=forensics");
        assertEquals("1", ask(database, halfMade));
        jar.run("update", "--contexts=forensics").expect(0);
        assertEquals("0", ask(database, halfMade));
        assertEquals(
                "1", ask(database, "select count(*) from pg_indexes where indexname = 'idx_event_store_data_gin'"));
    }

    @Test
    @Tag("full")
    void an_index_that_somebody_makes_meanwhile_is_left_to_them() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        DbJar jar = DbJar.of(folder, url(database));
        String halfMade = "select count(*) from pg_index where not indisvalid";
        try (Connection writing = database.as("postgres").getConnection();
                var statement = writing.createStatement()) {
            writing.setAutoCommit(false);
            statement.execute("lock table event_store in row exclusive mode");
            var made = CompletableFuture.runAsync(() -> {
                try {
                    change(database, "create index concurrently made_by_hand on event_store (created_by)");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            await(database, halfMade, "1");
            jar.run("update").expect(0);
            assertEquals("1", ask(database, halfMade));
            writing.rollback();
            made.get(60, TimeUnit.SECONDS);
        }
        assertEquals("0", ask(database, halfMade));
        assertEquals("1", ask(database, "select count(*) from pg_indexes where indexname = 'made_by_hand'"));
    }

    private void killWhileItWaits(TestDatabase database, String lock, String... words) throws Exception {
        String waiting =
                "select count(*) from pg_stat_activity where usename = 'flightplan' and wait_event_type = 'Lock'"
                        + " and datname = current_database()";
        try (Connection blocking = database.as("postgres").getConnection();
                var statement = blocking.createStatement()) {
            blocking.setAutoCommit(false);
            statement.execute(lock);
            Process killed = DbJar.of(folder, url(database)).start(folder.resolve("killed.log"), words);
            await(database, waiting, "1");
            killed.destroyForcibly().waitFor();
            // as a server would that looks whether its client is there still
            ask(
                    database,
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'flightplan'"
                            + " and datname = current_database()");
            await(database, waiting, "0");
        }
    }

    private static void await(TestDatabase database, String question, String answer) throws Exception {
        for (int i = 0; i < 600 && !ask(database, question).equals(answer); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertEquals(answer, ask(database, question));
    }
}
