package org.flightplan.bench.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.flightplan.bench.stand.Client;
import org.flightplan.bench.stand.Client.Answer;
import org.flightplan.bench.stand.NodeSettings;
import org.flightplan.bench.stand.Ward;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Something that PostgreSQL has too little of: callers are told to come again, and all goes on by itself afterwards. */
@Tag("full")
class ShortageIT {

    private static final String NAME = "shortage";
    private static final int POOL = 4;
    private static final int WALS_SEGMENTS = 20;
    private static final Duration LASTS = Duration.ofSeconds(8);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);
    private static final Duration LONGEST_NOTICE = Duration.ofSeconds(40);

    private static final String SMALL_POOL = """
            set resources.jdbc-connection-pool.FlightplanPool.steady-pool-size=2
            set resources.jdbc-connection-pool.FlightplanPool.max-pool-size=%d
            set resources.jdbc-connection-pool.FlightplanPool.max-wait-time-in-millis=2000
            """.formatted(POOL);

    private static final ExecutorService LOOKERS = Executors.newCachedThreadPool();

    private static SmallDisk disk;
    private static Stand stand;
    private static HeldLocks hoard;
    private static UUID tenant;

    @BeforeAll
    static void start() throws IOException {
        disk = SmallDisk.mounted(Stand.home(NAME + "-disk"));
        stand = Stand.start(NAME, 1, disk::takeWal, ShortageIT::withSmallPool);
        hoard = new HeldLocks(stand.database());
        tenant = Ward.makeTenant(stand.node(0).client(), "Turned away");
    }

    @AfterAll
    static void stop() {
        LOOKERS.shutdownNow();
        if (stand != null) {
            stand.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void the_pool() throws Exception {
        lack(FaultKind.POOL_EXHAUSTED, ShortageIT::look, () -> {
            // a tenant has a share of the pool: it takes several to use all of it
            List<Client> lookers = lookers(2 * POOL);
            hoard.lock("read_model_patients");
            // each takes a connection of the pool, and waits for the table
            lookers.forEach(looker -> LOOKERS.execute(() -> look(looker)));
        });
    }

    @Test
    void max_connections() throws Exception {
        lack(
                FaultKind.CONNECTIONS_EXHAUSTED,
                ShortageIT::write,
                () -> hoard.takeConnections("flightplan_app", "flightplan_events"));
    }

    @Test
    void the_time_of_a_statement() throws Exception {
        stand.database().execute("alter role flightplan_events set statement_timeout = '1s'");
        beginNewSessions();
        try {
            lack(FaultKind.STATEMENT_TIMEOUT, ShortageIT::write, () -> hoard.lock("event_store"));
        } finally {
            stand.database().execute("alter role flightplan_events reset statement_timeout");
            beginNewSessions();
        }
    }

    @Test
    void the_end_of_a_transaction() throws Exception {
        Trial.of(
                stand,
                new Fault(
                        FaultKind.IDLE_IN_TRANSACTION,
                        round -> hoard.idleWithLogsLock("5s"),
                        LASTS,
                        round -> assertTrue(hoard.isEndedByTheServer(), "the session that was idle goes on")));
    }

    @Test
    void room_for_the_wal() throws Exception {
        Trial.of(
                stand,
                new Fault(
                        FaultKind.DISK_FULL,
                        round -> {
                            disk.fill();
                            useUpWal();
                            Waiting.until(
                                    "PostgreSQL to give up",
                                    LONGEST_NOTICE,
                                    () -> !stand.postgres().isAlive());
                            awaitTurnedAway(ShortageIT::write);
                        },
                        LASTS,
                        round -> {
                            disk.empty();
                            stand.postgres().stop();
                            stand.postgres().start();
                        }));
    }

    private interface Shortage {
        void begin() throws Exception;
    }

    private static void lack(FaultKind kind, Function<Client, Answer> request, Shortage shortage) throws Exception {
        Trial.of(
                stand,
                new Fault(
                        kind,
                        round -> {
                            shortage.begin();
                            awaitTurnedAway(request);
                        },
                        LASTS,
                        round -> hoard.release()));
    }

    /** A caller is told that it is not the request's fault, and when to come again. */
    private static void awaitTurnedAway(Function<Client, Answer> request) throws Exception {
        Client clinician = clinician().within(LONGEST_ANSWER);
        Waiting.until("a request to be turned away", LONGEST_NOTICE, () -> isTurnedAway(request, clinician));
    }

    private static boolean isTurnedAway(Function<Client, Answer> request, Client clinician) {
        try {
            Answer answer = request.apply(clinician);
            if (answer.status() == 503) {
                assertEquals("unavailable", answer.json().getString("error_code"), answer::toString);
                assertNotNull(answer.retryAfter(), answer::toString);
            }
            return answer.status() == 503;
        } catch (UncheckedIOException late) {
            // it had one of the last, and waits for what is held
            return false;
        }
    }

    /** Clinicians, each of a tenant of his own. */
    private static List<Client> lookers(int count) {
        Client node = stand.node(0).client();
        return IntStream.range(0, count)
                .mapToObj(looker -> node.within(LONGEST_NOTICE).as(Ward.makeTenant(node, "Looker"), "clinician"))
                .toList();
    }

    private static Answer look(Client clinician) {
        return clinician.get(Ward.PATIENTS);
    }

    private static Answer write(Client clinician) {
        return clinician.post(Ward.PATIENTS, Ward.patient(UUID.randomUUID()));
    }

    private static Client clinician() {
        return stand.node(0).client().within(LONGEST_NOTICE).as(tenant, "clinician");
    }

    private static void useUpWal() {
        try {
            for (int segment = 0; segment < WALS_SEGMENTS; segment++) {
                stand.database().execute("select pg_logical_emit_message(false, 'used', 'up'), pg_switch_wal()");
            }
        } catch (IllegalStateException full) {
            // PostgreSQL has given up
        }
    }

    /** Sessions take up their role's settings when they begin; the first request after the end of one may be turned away. */
    private static void beginNewSessions() throws Exception {
        stand.database()
                .number(
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'flightplan_events'");
        Waiting.until(
                "a write in a new session",
                LONGEST_NOTICE,
                () -> write(clinician()).status() == 201);
    }

    private static NodeSettings withSmallPool(NodeSettings settings) {
        try {
            Path commands = Stand.home(NAME + "-disk").resolve("small-pool.txt");
            Files.createDirectories(commands.getParent());
            return settings.withCommands(Files.writeString(commands, SMALL_POOL, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
