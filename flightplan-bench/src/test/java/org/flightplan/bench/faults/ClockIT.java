package org.flightplan.bench.faults;

import jakarta.json.Json;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.LongSupplier;
import org.flightplan.bench.stand.NodeSettings;
import org.flightplan.bench.stand.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A clock goes wrong while all run: by libfaketime, for one process alone. */
@Tag("full")
class ClockIT {

    private static final String NAME = "clocks";
    private static final Duration WRONG = Duration.ofSeconds(4);
    private static final Duration LONGEST_NOTICE = Duration.ofSeconds(30);
    private static final long HALF_AN_HOUR = 1800;

    private static SettableClock nodeClock;
    private static SettableClock databaseClock;
    private static Stand stand;

    @BeforeAll
    static void start() {
        Path home = Stand.home("clock-settings");
        nodeClock = new SettableClock(home.resolve("node"));
        databaseClock = new SettableClock(home.resolve("database"));
        stand = Stand.start(NAME, 1, ClockIT::withItsClock, ClockIT::withItsClock);
    }

    @AfterAll
    static void stop() {
        if (stand != null) {
            stand.close();
        }
    }

    @Test
    void the_nodes_clock_is_set_back() throws Exception {
        Trial.of(stand, backAndForth(FaultKind.NODE_CLOCK_BACK, nodeClock, ClockIT::nodesTime));
    }

    @Test
    void the_databases_clock_is_set_back() throws Exception {
        Trial.of(stand, backAndForth(FaultKind.DATABASE_CLOCK_BACK, databaseClock, ClockIT::databasesTime));
    }

    private static Fault backAndForth(FaultKind kind, SettableClock clock, LongSupplier time) {
        return new Fault(
                kind,
                round -> {
                    clock.setBackAnHour();
                    Waiting.until("the clock to go wrong", LONGEST_NOTICE, () -> secondsBehind(time) > HALF_AN_HOUR);
                },
                WRONG,
                round -> {
                    clock.setRight();
                    Waiting.until("the clock to go right", LONGEST_NOTICE, () -> secondsBehind(time) < HALF_AN_HOUR);
                });
    }

    private static long secondsBehind(LongSupplier time) {
        return Clock.systemUTC().instant().getEpochSecond() - time.getAsLong();
    }

    /** A node tells its time in the tokens it signs. */
    private static long nodesTime() {
        String claims = stand.node(0).client().as(null, "viewer").token().split("\\.", -1)[1];
        try (var reader = Json.createReader(
                new StringReader(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8)))) {
            return reader.readObject().getJsonNumber("iat").longValue();
        }
    }

    private static long databasesTime() {
        return stand.database().number("select extract(epoch from clock_timestamp())::bigint");
    }

    private static void withItsClock(Postgres postgres) {
        databaseClock.on(postgres, Stand.home(NAME).resolve("postgres"));
    }

    private static NodeSettings withItsClock(NodeSettings settings) {
        return nodeClock.on(settings);
    }
}
