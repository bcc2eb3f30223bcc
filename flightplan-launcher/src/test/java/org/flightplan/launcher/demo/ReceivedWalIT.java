package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flightplan.launcher.LauncherProcess;
import org.flightplan.migrations.InstalledPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WAL that is received before a commit is answered: with the database's machine, nothing that was acknowledged is lost. */
class ReceivedWalIT {

    private static final int COMMITS = 500;

    @TempDir
    Path folder;

    @Test
    @Tag("full")
    void commits_wait_for_the_receiver_and_all_of_them_are_recovered_from_what_it_has() throws Exception {
        Path received = folder.resolve("received");
        try (InstalledPostgres live = new InstalledPostgres(folder)) {
            StoredData data = StoredData.trusting(live.port(), "postgres");
            data.change("create table acknowledged (n integer)");
            data.ask("select pg_create_physical_replication_slot('receiver', true)");
            Process receiver = live.receiveWal(received, "receiver");
            try {
                data.change("alter system set synchronous_standby_names = 'pg_receivewal'");
                data.ask("select pg_reload_conf()");
                LauncherProcess.await(
                        "the receiver to be waited for",
                        () -> ask(data, "select count(*) from pg_stat_replication where sync_state = 'sync'")
                                .equals("1"));
                live.script(
                        live.connection(live.port(), "postgres"),
                        "base-backup.sh",
                        folder.resolve("base").toString());
                assertWaitsFor(receiver, data);
                for (int n = 1; n <= COMMITS; n++) {
                    data.change("insert into acknowledged values (" + n + ")");
                }
                live.lose();
            } finally {
                end(receiver);
            }
            assertRecovered(live, received);
            assertRecoveredOnDebian(live, received);
        }
    }

    private void assertRecovered(InstalledPostgres live, Path received) throws Exception {
        int port = LauncherProcess.freePort();
        Path recovered = folder.resolve("recovered");
        recover(live, "base", received, recovered, port);
        try {
            StoredData again = StoredData.trusting(port, "postgres");
            assertEquals(
                    COMMITS + " of " + COMMITS,
                    again.ask("select count(distinct n) || ' of ' || max(n) from acknowledged where n > 0"));
            // nobody receives its WAL, and nothing waits for that
            again.change("drop table acknowledged");
        } finally {
            live.stop(recovered);
        }
    }

    /** Without settings and rules of its own, for its owner. */
    private void assertRecoveredOnDebian(InstalledPostgres live, Path received) throws Exception {
        live.copyAsOnDebian(folder.resolve("base"), folder.resolve("debian"));
        Path recovered = folder.resolve("from-debian");
        String told = recover(live, "debian", received, recovered, LauncherProcess.freePort());
        live.stop(recovered);
        assertTrue(told.contains("recovered to the end of the archive"), told);
    }

    private String recover(InstalledPostgres live, String base, Path received, Path into, int port) throws Exception {
        return live.script(
                live.connection(port, "postgres"),
                "recover.sh",
                folder.resolve(base).toString(),
                received.toString(),
                into.toString(),
                Integer.toString(port));
    }

    private static void assertWaitsFor(Process receiver, StoredData data) throws Exception {
        signal("STOP", receiver);
        CompletableFuture<Void> commit = CompletableFuture.runAsync(() -> {
            try {
                data.change("insert into acknowledged values (0)");
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        });
        Thread.sleep(Duration.ofSeconds(1).toMillis());
        assertFalse(commit.isDone(), "a commit was answered that nobody had received");
        signal("CONT", receiver);
        commit.join();
    }

    // the receiver, and whoever runs it as the server's user: that one stops when the receiver does
    private static void signal(String name, Process receiver) throws Exception {
        List<String> kill = new ArrayList<>(List.of("kill", "-" + name));
        Stream.concat(receiver.descendants(), Stream.of(receiver.toHandle()))
                .forEach(process -> kill.add(Long.toString(process.pid())));
        assertEquals(0, new ProcessBuilder(kill).start().waitFor());
    }

    // by itself, when the server has gone
    private static void end(Process receiver) throws Exception {
        if (!receiver.waitFor(10, TimeUnit.SECONDS)) {
            signal("KILL", receiver);
        }
    }

    private static String ask(StoredData data, String sql) {
        try {
            return data.ask(sql);
        } catch (SQLException e) {
            return "";
        }
    }
}
