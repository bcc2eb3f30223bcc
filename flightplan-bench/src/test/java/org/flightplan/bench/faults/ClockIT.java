package org.flightplan.bench.faults;

import java.nio.file.Path;
import java.time.Duration;
import org.flightplan.bench.stand.NodeSettings;
import org.flightplan.bench.stand.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A clock goes wrong while all run: by libfaketime, for one process alone. */
class ClockIT {

    private static final String NAME = "clocks";
    private static final Duration WRONG = Duration.ofSeconds(4);

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
        Trial.of(stand, backAndForth(FaultKind.NODE_CLOCK_BACK, nodeClock));
    }

    @Test
    void the_databases_clock_is_set_back() throws Exception {
        Trial.of(stand, backAndForth(FaultKind.DATABASE_CLOCK_BACK, databaseClock));
    }

    private static Fault backAndForth(FaultKind kind, SettableClock clock) {
        return new Fault(kind, round -> clock.setBackAnHour(), WRONG, round -> clock.setRight());
    }

    private static void withItsClock(Postgres postgres) {
        databaseClock.on(postgres, Stand.home(NAME).resolve("postgres"));
    }

    private static NodeSettings withItsClock(NodeSettings settings) {
        return nodeClock.on(settings);
    }
}
