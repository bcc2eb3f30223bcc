package org.flightplan.bench.rowsecurity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.flightplan.bench.stand.Client;
import org.flightplan.bench.stand.Client.Answer;
import org.flightplan.bench.stand.Database;
import org.flightplan.bench.stand.Node;
import org.flightplan.bench.stand.NodeSettings;
import org.flightplan.bench.stand.Parts;
import org.flightplan.bench.stand.Postgres;
import org.flightplan.bench.stand.Ward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two tenants take turns on the one connection a pool has: whatever became of the one's request, the next request sees the
 * other's rows and no more.
 */
class PoolOfOneIT {

    private static final int REQUESTS = Integer.getInteger("pool.requests", 10_000);
    private static final int EACH_TIMES_OUT = 500;
    private static final int EACH_LOSES_ITS_SESSION = 1_000;
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(20);

    /** Both ways to the database: through the persistence context, and past it. */
    private static final List<String> PATHS =
            List.of("patients", "events", "admissions", "patients/{own}", "streams/{own}", "patients/{others}");

    private static final String ONE_CONNECTION = """
            set resources.jdbc-connection-pool.FlightplanPool.steady-pool-size=1
            set resources.jdbc-connection-pool.FlightplanPool.max-pool-size=1
            """;

    private static final String SESSIONS = "from pg_stat_activity where usename = 'flightplan_app'";

    /** A hospital with one patient. */
    private record Hospital(Client viewer, UUID patient) {}

    @TempDir
    Path home;

    @Test
    void tenants_that_share_a_connection_never_see_each_others_rows() throws Exception {
        Path commands = Files.writeString(home.resolve("one-connection.txt"), ONE_CONNECTION, StandardCharsets.UTF_8);
        try (Postgres postgres = new Postgres(home.resolve("postgres"), Map.of())) {
            postgres.start();
            Database database = postgres.database("walls");
            database.execute("alter role flightplan_app set statement_timeout = '250ms'");
            NodeSettings settings = NodeSettings.of(home.resolve("node"), Parts.application(), database);
            try (Node node = new Node(settings.withCommands(commands)).start().awaitReady()) {
                List<Hospital> hospitals = List.of(hospital(node, "One"), hospital(node, "Other"));
                takeTurns(database, hospitals);
                assertEquals(
                        1, database.number("select count(*) " + SESSIONS), "the pool has more than one connection");
            }
        }
    }

    private static void takeTurns(Database database, List<Hospital> hospitals) throws Exception {
        int served = 0;
        int failed = 0;
        for (int turn = 0; turn < REQUESTS; turn++) {
            Hospital own = hospitals.get(turn % 2);
            Hospital other = hospitals.get(1 - turn % 2);
            String path = PATHS.get(turn / 2 % PATHS.size());
            if (turn % EACH_LOSES_ITS_SESSION == EACH_LOSES_ITS_SESSION - 1) {
                failed += failing(database, own, "select count(pg_terminate_backend(pid)) " + SESSIONS);
                awaitServed(/* own= */ other, /* other= */ own);
            } else if (turn % EACH_TIMES_OUT == EACH_TIMES_OUT - 1) {
                failed += failing(database, own, "select 0");
            } else {
                Answer answer = get(own, other, path);
                check(answer, path, own, other);
                served++;
            }
        }
        assertEquals(REQUESTS / EACH_TIMES_OUT, failed);
        assertEquals(REQUESTS - failed, served);
    }

    /** A request that waits for a lock until its statement's time is out, or until something else ends it. */
    private static int failing(Database database, Hospital hospital, String end) throws Exception {
        try (Connection blocker = database.superuser().getConnection()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("lock table read_model_patients in access exclusive mode");
            var answer = CompletableFuture.supplyAsync(() -> hospital.viewer().get("api/v1/patients"));
            while (database.number("select count(*) " + SESSIONS + " and wait_event_type = 'Lock'") == 0
                    && !answer.isDone()) {
                Thread.onSpinWait();
            }
            database.number(end);
            assertEquals(503, answer.join().status(), answer.join()::toString);
            return 1;
        }
    }

    // the pool looks at a connection at most once a second: until then it may lend the one that was lost
    private static void awaitServed(Hospital own, Hospital other) {
        long limit = System.nanoTime() + LONGEST_RECOVERY.toNanos();
        Answer answer = get(own, other, "patients");
        while (answer.status() == 503 && System.nanoTime() < limit) {
            answer = get(own, other, "patients");
        }
        check(answer, "patients", own, other);
    }

    private static Answer get(Hospital own, Hospital other, String path) {
        return own.viewer()
                .get("api/v1/"
                        + path.replace("{own}", own.patient().toString())
                                .replace("{others}", other.patient().toString()));
    }

    private static void check(Answer answer, String path, Hospital own, Hospital other) {
        assertFalse(answer.body().contains(other.patient().toString()), answer::toString);
        if (path.contains("{others}")) {
            assertEquals(404, answer.status(), answer::toString);
        } else {
            assertEquals(200, answer.status(), answer::toString);
            assertTrue(answer.body().contains(own.patient().toString()), answer::toString);
        }
    }

    private static Hospital hospital(Node node, String name) {
        UUID tenant = Ward.makeTenant(node.client(), name);
        Client client = node.client().as(tenant, "clinician", "viewer");
        UUID patient = UUID.randomUUID();
        client.post(Ward.PATIENTS, Ward.patient(patient)).expect(201);
        client.post(Ward.ADMISSIONS, Ward.admission(UUID.randomUUID(), patient)).expect(201);
        return new Hospital(client, patient);
    }
}
