package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.admissions.NewAdmission;
import org.flightplan.client.clinical.NewClinicalEvent;
import org.flightplan.client.http.Patience;
import org.flightplan.client.patients.NewPatient;
import org.flightplan.client.tenants.NewTenant;
import org.flightplan.launcher.LauncherProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 1,000 commands of the client, none of which has an id of its own, and two followers, while the server is killed three times
 * and started anew: no command is lost or doubled, and nobody misses an event or is told one twice.
 */
@Tag("full")
class ClientIT {

    private static final int STAYS = 100;
    private static final int EVENTS_A_STAY = 8;
    private static final int COMMANDS = STAYS * (EVENTS_A_STAY + 2);
    private static final int AT_A_TIME = 4;
    private static final List<Integer> KILLED_AT = List.of(250, 500, 750);

    @TempDir
    Path folder;

    private final UUID tenant = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private final Instant admitted = Clock.systemUTC().instant().minus(Duration.ofDays(2));
    private final AtomicInteger done = new AtomicInteger();
    private final List<UUID> acknowledged = new CopyOnWriteArrayList<>();
    private final List<Long> fed = new CopyOnWriteArrayList<>();
    private final List<Long> noticed = new CopyOnWriteArrayList<>();

    @Test
    void a_server_that_is_killed_loses_and_doubles_no_command_and_no_follower_misses_an_event() throws Exception {
        Path home = folder.resolve("home");
        int port = LauncherProcess.freePort();
        URI base = URI.create("http://localhost:" + port);
        Map<String, String> settings = Map.of("FLIGHTPLAN_HTTP_PORT", Integer.toString(port));
        LauncherProcess server = LauncherProcess.start(home, settings);
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME + 2);
        try (FlightPlanClient client = client(base, "clinician")) {
            server.awaitLine("FlightPlan is ready");
            make(base);
            List<Future<?>> followers = List.of(
                    threads.submit(() -> {
                        client.feed().every(Duration.ofMillis(100)).follow(0, event -> fed.add(event.position()));
                        return null;
                    }),
                    threads.submit(() -> {
                        client.notices().follow(0, notice -> noticed.add(notice.position()));
                        return null;
                    }));
            List<Future<?>> senders = new ArrayList<>();
            for (int sender = 0; sender < AT_A_TIME; sender++) {
                senders.add(threads.submit(() -> {
                    for (int stay = 0; stay < STAYS / AT_A_TIME; stay++) {
                        record(client);
                    }
                }));
            }
            for (int progress : KILLED_AT) {
                LauncherProcess.await(progress + " commands", () -> done.get() >= progress || isOver(senders));
                assertTrue(done.get() < COMMANDS, "it was killed too late");
                server.kill();
                server = LauncherProcess.start(home, settings);
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
            assertEquals(COMMANDS, done.get());
            List<Long> recorded = recorded(home);
            LauncherProcess.await(
                    "the followers", () -> fed.size() >= recorded.size() && noticed.size() >= recorded.size());
            assertEquals(recorded, fed);
            assertEquals(recorded, noticed);
            assertEquals(STAYS, count(home, "patient.created"));
            assertEquals(STAYS, count(home, "admission.created"));
            assertEquals(STAYS * EVENTS_A_STAY, count(home, "clinical_event.recorded"));
            assertEquals(STAYS * EVENTS_A_STAY, new HashSet<>(acknowledged).size());
            assertTrue(StoredData.in(home)
                    .list("select metadata ->> 'event_id' from event_store")
                    .containsAll(acknowledged.stream().map(UUID::toString).toList()));
            followers.forEach(follower -> follower.cancel(true));
        } finally {
            threads.shutdownNow();
            server.close();
        }
    }

    /** A stay: a patient, an admission, and what happens, one after the other. */
    private void record(FlightPlanClient client) {
        UUID patient = client.patients()
                .create(new NewPatient("Synthetic Person", "SYN-" + UUID.randomUUID())
                        .dateOfBirth(LocalDate.of(2024, 2, 29)))
                .patientId();
        done.incrementAndGet();
        UUID stay = client.admissions()
                .admit(new NewAdmission(patient, "cardiac", user, admitted))
                .admissionId();
        done.incrementAndGet();
        for (int i = 1; i <= EVENTS_A_STAY; i++) {
            JsonObject data = Json.createObjectBuilder()
                    .add("risk_level", i % 2 == 0 ? "ACCU" : "Intubated")
                    .build();
            Instant at = admitted.plus(Duration.ofHours(i));
            acknowledged.add(client.clinicalEvents()
                    .record(new NewClinicalEvent(stay, "risk_status", at).data(data))
                    .eventId());
            done.incrementAndGet();
        }
    }

    private static boolean isOver(List<Future<?>> senders) {
        return senders.stream().anyMatch(Future::isDone);
    }

    private void make(URI base) {
        try (FlightPlanClient platform = client(base, "platform-admin")) {
            platform.tenants().create(new NewTenant("Client Ward", List.of("cardiac")).id(tenant));
        }
    }

    private FlightPlanClient client(URI base, String role) {
        FlightPlanClient anonymous = FlightPlanClient.at(base).build();
        JsonObject request = Json.createObjectBuilder()
                .add("tenant", tenant.toString())
                .add("user", user.toString())
                .add("roles", Json.createArrayBuilder().add(role))
                .build();
        return FlightPlanClient.at(base)
                .token(() -> anonymous.send("POST", "/dev/token", request).getString("access_token"))
                .patience(Patience.USUAL.withDeadline(Duration.ofMinutes(5)))
                .build();
    }

    private List<Long> recorded(Path home) throws Exception {
        return StoredData.in(home)
                .list("select id from event_store where tenant_id = '" + tenant + "' order by id")
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    private static int count(Path home, String type) throws IOException, SQLException {
        return Integer.parseInt(
                StoredData.in(home).ask("select count(*) from event_store where event_type = '" + type + "'"));
    }
}
