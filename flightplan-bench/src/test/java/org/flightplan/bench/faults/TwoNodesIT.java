package org.flightplan.bench.faults;

import java.time.Duration;
import org.flightplan.bench.stand.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to one of two nodes on one database, while the other goes on. */
@Tag("full")
class TwoNodesIT {

    private static Stand stand;

    @BeforeAll
    static void start() {
        stand = Stand.start("two-nodes", 2);
    }

    @AfterAll
    static void stop() {
        stand.close();
    }

    @Test
    void one_is_killed() throws Exception {
        Trial.of(
                stand,
                new Fault(
                        FaultKind.ONE_OF_TWO_NODES_KILLED,
                        round -> stand.node(round).kill(),
                        Duration.ZERO,
                        round -> stand.restore()));
    }

    @Test
    void one_is_paused() throws Exception {
        Trial.of(
                stand,
                new Fault(
                        FaultKind.NODE_PAUSED,
                        round -> stand.node(round).pause(),
                        Duration.ofSeconds(10),
                        round -> stand.nodes().forEach(Node::resume)));
    }
}
