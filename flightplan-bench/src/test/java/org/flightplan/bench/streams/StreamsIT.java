package org.flightplan.bench.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.flightplan.bench.stand.Database;
import org.flightplan.bench.stand.Node;
import org.flightplan.bench.stand.NodeSettings;
import org.flightplan.bench.stand.Parts;
import org.flightplan.bench.stand.Postgres;
import org.flightplan.bench.streams.StreamsTrial.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who follows the log by a node that is restarted, or killed, misses nothing and is told nothing twice. */
@Tag("full")
class StreamsIT {

    private static final StreamsTrial.Plan PLAN = new StreamsTrial.Plan(4, 80, 20, 3);

    @TempDir
    Path home;

    @Test
    void a_restart_of_the_node_costs_nobody_an_event() {
        try (Postgres postgres = new Postgres(home.resolve("postgres"), Map.of())) {
            postgres.start();
            Database database = postgres.database("streams");
            Node node = new Node(NodeSettings.of(home.resolve("node"), Parts.application(), database));
            try (node) {
                node.start().awaitReady();
                try (StreamsTrial trial = new StreamsTrial(node, PLAN)) {
                    trial.follow();
                    trial.write(PLAN.seconds());
                    assertTold(60, trial);
                    node.stop();
                    comeBack(node, trial, 120);
                    node.kill();
                    comeBack(node, trial, 180);
                }
            }
        }
    }

    private static void comeBack(Node node, StreamsTrial trial, long eventsByThen) {
        trial.awaitEnd();
        node.start().awaitReady();
        trial.write(PLAN.seconds());
        trial.follow();
        assertTold(eventsByThen, trial);
    }

    private static void assertTold(long events, StreamsTrial trial) {
        Result result = trial.result(Instant.EPOCH);
        assertEquals(0, result.missed());
        assertEquals(0, result.repeated());
        assertEquals(events * PLAN.streams() / PLAN.tenants(), result.told());
    }
}
