package org.flightplan.bench.faults;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens to a node that is alone, and to its database. */
class OneNodeIT {

    private static Stand stand;

    @BeforeAll
    static void start() {
        stand = Stand.start("one-node", 1);
    }

    @AfterAll
    static void stop() {
        stand.close();
    }

    @Test
    void the_server_is_killed() throws Exception {
        Trial.of(
                stand,
                new Fault(
                        FaultKind.SERVER_KILLED,
                        round -> stand.node(round).kill(),
                        Duration.ZERO,
                        round -> stand.restore()));
    }

    @Test
    void postgresql_is_killed() throws Exception {
        Trial.of(
                stand,
                new Fault(
                        FaultKind.POSTGRESQL_KILLED,
                        OneNodeIT::killPostgres,
                        Duration.ZERO,
                        round -> stand.postgres().start()));
    }

    @Test
    void the_session_that_holds_the_lock_is_paused() throws Exception {
        LockHolder holder = new LockHolder(stand.database());
        Trial.of(
                stand,
                new Fault(
                        FaultKind.LOCK_HOLDER_PAUSED,
                        round -> holder.pause(),
                        Duration.ofSeconds(10),
                        round -> holder.resume()));
    }

    private static void killPostgres(int round) {
        if (round % 2 == 0) {
            stand.postgres().killAll();
        } else {
            stand.postgres().kill();
        }
    }
}
