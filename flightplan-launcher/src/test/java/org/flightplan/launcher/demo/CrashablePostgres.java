package org.flightplan.launcher.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flightplan.launcher.LauncherProcess;
import org.flightplan.migrations.OperatorScript;

/** A PostgreSQL server of the operator's own, as far as FlightPlan can tell: at a fixed port, and it may be killed. */
final class CrashablePostgres implements AutoCloseable {

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    CrashablePostgres(Path data) throws IOException, SQLException {
        this.data = data;
        this.port = LauncherProcess.freePort();
        start();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database flightplan_dev");
            statement.execute("create database flightplan_keys");
        }
        try (var connection = server.getDatabase("postgres", "flightplan_keys").getConnection()) {
            OperatorScript.KEY_STORE.run(connection);
        }
        try (var connection = server.getDatabase("postgres", "flightplan_dev").getConnection();
                var statement = connection.createStatement()) {
            OperatorScript.ROLES.run(connection);
            statement.execute("alter database flightplan_dev owner to flightplan");
        }
    }

    /** Where it is, as the launcher is told. */
    Map<String, String> settings() {
        String server = "@127.0.0.1:" + port;
        return Map.of(
                "DATABASE_URL", "postgresql://flightplan_app" + server + "/flightplan_dev",
                "DATABASE_KEYS_URL", "postgresql://flightplan_keys" + server + "/flightplan_keys");
    }

    StoredData data() {
        return StoredData.trusting(port);
    }

    /** {@code kill -9} of the server and of every process it has made. */
    void kill() throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
        all.addAll(postmaster.descendants().toList());
        all.forEach(ProcessHandle::destroyForcibly);
        LauncherProcess.await("the end of PostgreSQL", () -> all.stream().noneMatch(ProcessHandle::isAlive));
        // only its lock on the folder is left to close
        server.close();
    }

    /** On the same data and port, with what was acknowledged before. */
    void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
