package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flightplan.launcher.LauncherProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed in the middle of the load: what was acknowledged is there once, and the load is finished by sending again. */
@Tag("full")
class CrashIT {

    private static final String LOADED = "commands of 1 tenant loaded in ";

    @TempDir
    Path folder;

    @Test
    void the_server_is_killed() throws Exception {
        Path home = LauncherProcess.homeOfOneHospital(folder.resolve("home"));
        try (LauncherProcess killed = LauncherProcess.start(home, Map.of(), "--demo")) {
            killed.awaitLine("Demo: +40 %");
            killed.kill();
            assertTrue(!killed.output().contains(LOADED), "it was killed too late");
        }
        // its PostgreSQL still runs, without an owner: the next start stops it first
        long acknowledged = Long.parseLong(StoredData.in(home).ask("select count(*) from event_store"));
        Expected expected = Expected.in(home);
        assertTrue(acknowledged >= expected.commands() * 0.4, () -> acknowledged + " events");
        try (LauncherProcess next = LauncherProcess.start(home, Map.of(), "--demo")) {
            next.awaitLine(LOADED);
            StoredData data = StoredData.in(home);
            assertEquals(expected.eventsByType(), data.eventsByType());
            assertEquals(expected.shown(), data.shown());
            assertEquals(Set.of(), expected.identitiesIn(next.output()));
        }
    }

    @Test
    void postgresql_is_killed() throws Exception {
        try (CrashablePostgres postgres = new CrashablePostgres(folder.resolve("data"));
                LauncherProcess server = LauncherProcess.start(
                        LauncherProcess.homeOfOneHospital(folder.resolve("home")), postgres.settings(), "--demo")) {
            server.awaitLine("Demo: +40 %");
            postgres.kill();
            LauncherProcess.await(
                    "the server to say so",
                    () -> ready(server)
                            .filter(answer -> answer.statusCode() == 503)
                            .filter(answer -> answer.body().contains("nobody listens there"))
                            .isPresent());
            assertTrue(!server.output().contains(LOADED), "PostgreSQL was killed too late");
            postgres.start();
            server.awaitLine(LOADED);
            assertTrue(server.isAlive());
            assertEquals(200, readiness(server));
            Expected expected = Expected.in(folder.resolve("home"));
            assertEquals(expected.eventsByType(), postgres.data().eventsByType());
            assertEquals(expected.shown(), postgres.data().shown());
            // what fails is where a log says too much
            assertEquals(Set.of(), expected.identitiesIn(server.output()));
        }
    }

    @Test
    void postgresql_comes_after_the_server() throws Exception {
        try (CrashablePostgres postgres = new CrashablePostgres(folder.resolve("data"))) {
            postgres.kill();
            try (LauncherProcess server = LauncherProcess.start(folder.resolve("home"), postgres.settings())) {
                server.awaitLine("Not ready: .*nobody listens there");
                LauncherProcess.await("a node that says so", () -> readiness(server) == 503);
                postgres.start();
                server.awaitLine("FlightPlan is ready");
                assertEquals("0", postgres.data().ask("select count(*) from event_store"));
            }
        }
    }

    private static int readiness(LauncherProcess server) {
        return ready(server).map(HttpResponse::statusCode).orElse(0);
    }

    /** What the node says of itself; empty when it does not answer. */
    private static Optional<HttpResponse<String>> ready(LauncherProcess server) {
        try {
            return Optional.of(HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.base() + "/health/ready"))
                                    .build(),
                            BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
