package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.flightplan.launcher.LauncherProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The newcomer's way: one jar, from nothing to the whole demo, a rebuild, and a second start with the demo again. It is
 * gone once; the tests judge what was seen on the way.
 */
class LauncherIT {

    @TempDir
    static Path folder;

    private static final Duration LONGEST_REBUILD = Duration.ofMinutes(2);
    private static final Figures FIGURES = new Figures();
    private static final UUID PROPOSED = UUID.randomUUID();

    private static int consoleStatus;
    private static int readyStatus;
    private static Expected expected;
    private static Map<String, Long> events;
    private static Map<String, Long> shown;
    private static List<String> projected;
    private static List<String> damaged;
    private static List<String> rebuilt;
    private static int stopStatus;
    private static boolean stillRan;
    private static Map<String, Long> eventsAfterSecondLoad;
    private static List<String> projectedAfterSecondLoad;
    private static List<String> safety;
    private static String strangerState;
    private static String signIn;
    private static final StringBuilder PRINTED = new StringBuilder();

    @BeforeAll
    static void go_the_whole_way() throws Exception {
        Path home = folder.resolve("home");
        try (LauncherProcess first = LauncherProcess.start(home, Map.of(), "--demo")) {
            firstRun(first, home);
        }
        stillRan = Files.exists(home.resolve("postgresql/data/postmaster.pid"));
        // without it the second load sends nothing; here it is to send a whole hospital
        forgetThatItIsLoaded(home.resolve("demo.properties"));
        try (LauncherProcess second =
                LauncherProcess.start(home, Map.of("DEFAULT_TENANT_ID", PROPOSED.toString()), "--demo")) {
            FIGURES.put("ready.again.seconds", second.awaitLine("ready after ([0-9.]+) s"));
            signIn = get(second.base() + "/api/v1/sign-in").body();
            FIGURES.put("demo.again.seconds", second.awaitLine("commands of 1 tenant loaded in ([0-9.]+) s"));
            eventsAfterSecondLoad = StoredData.in(home).eventsByType();
            projectedAfterSecondLoad = StoredData.in(home).readModels();
            second.stop();
            PRINTED.append(second.output());
        }
        PRINTED.append(Files.readString(home.resolve("postgresql/postgresql.log"), StandardCharsets.UTF_8));
        FIGURES.save();
    }

    private static void firstRun(LauncherProcess first, Path home) throws Exception {
        FIGURES.put("ready.first.seconds", first.awaitLine("ready after ([0-9.]+) s"));
        FIGURES.putMemory("ready", first.pid(), home);
        consoleStatus = status(first.base() + "/");
        readyStatus = status(first.base() + "/health/ready");
        FIGURES.put("demo.present.seconds", first.awaitLine("who is in .* now is there after ([0-9.]+) s"));
        FIGURES.put("demo.first.seconds", first.awaitLine("commands of 3 tenants loaded in ([0-9.]+) s"));
        FIGURES.putMemory("loaded", first.pid(), home);
        expected = Expected.in(home);
        FIGURES.put("demo.commands", Integer.toString(expected.commands()));
        StoredData data = StoredData.in(home);
        safety = List.of(data.ask("show fsync"), data.ask("show synchronous_commit"));
        strangerState = assertThrows(
                        SQLException.class, () -> data.as("flightplan_app", "").ask("select 1"))
                .getSQLState();
        events = data.eventsByType();
        shown = data.shown();
        projected = data.readModels();
        rebuild(first, data);
        stopStatus = first.stop();
        PRINTED.append(first.output());
    }

    /** Rows are damaged first: were nothing rebuilt, it would show. */
    private static void rebuild(LauncherProcess server, StoredData data) throws Exception {
        data.change("update read_model_patients set version = version + 1000");
        data.change(
                "delete from read_model_timeline where id in (select id from read_model_timeline order by id limit 100)");
        damaged = data.readModels();
        long begin = System.nanoTime();
        Caller.platformAdmin().at(server.base()).send("POST", "/admin/projections/rebuild", Json.object("{}"));
        do {
            TimeUnit.MILLISECONDS.sleep(150);
            rebuilt = data.readModels();
        } while (!rebuilt.equals(projected) && System.nanoTime() - begin < LONGEST_REBUILD.toNanos());
        FIGURES.put("rebuild.seconds", String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begin) / 1e9));
    }

    @Test
    void sign_in_proposes_the_hospital_of_the_setting() {
        assertTrue(signIn.contains("\"default_tenant_id\":\"" + PROPOSED + "\""), signIn);
    }

    @Test
    void the_console_is_served_and_the_node_is_ready() {
        assertEquals(200, consoleStatus);
        assertEquals(200, readyStatus);
    }

    @Test
    void the_whole_demo_is_in_the_log_and_in_the_read_models() {
        assertEquals(expected.eventsByType(), events);
        assertEquals(expected.shown(), shown);
    }

    @Test
    void a_rebuild_from_the_log_gives_identical_read_models() {
        assertNotEquals(projected, damaged);
        assertEquals(projected, rebuilt);
    }

    @Test
    void sent_again_after_a_restart_the_demo_changes_nothing() {
        assertEquals(events, eventsAfterSecondLoad);
        assertEquals(projected, projectedAfterSecondLoad);
    }

    @Test
    void asked_to_end_it_takes_postgresql_with_it() {
        assertTrue(stopStatus == 143 || stopStatus == 0, () -> "ended with " + stopStatus);
        assertFalse(stillRan, "PostgreSQL was left behind");
    }

    @Test
    void the_embedded_server_keeps_what_it_acknowledged_and_asks_for_passwords() {
        assertEquals(List.of("on", "on"), safety);
        // invalid_password, or invalid_authorization_specification from the driver, which has none to give
        assertTrue(Set.of("28P01", "28000", "08004").contains(strangerState), strangerState);
    }

    @Test
    void no_patient_of_the_demo_stands_in_any_log() {
        assertEquals(Set.of(), expected.identitiesIn(PRINTED.toString()));
        assertTrue(PRINTED.toString().contains("commands of 3 tenants loaded"), "the logs are not there");
        assertEquals(
                expected.identities(),
                expected.identitiesIn(expected.text()),
                "the search finds nothing even where they stand");
    }

    private static int status(String url) throws IOException, InterruptedException {
        return get(url).statusCode();
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static void forgetThatItIsLoaded(Path memory) throws IOException {
        List<String> kept = new ArrayList<>(Files.readAllLines(memory));
        assertTrue(kept.removeIf(line -> line.startsWith("loaded")));
        kept.add("hospitals=1");
        Files.write(memory, kept);
    }
}
