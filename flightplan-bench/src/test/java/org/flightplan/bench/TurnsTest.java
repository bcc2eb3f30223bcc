package org.flightplan.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final List<String> order = new ArrayList<>();

    @Test
    void everyContenderRunsOnTheWayThereAndOnTheWayBack() {
        Run.inTurns(List.of(contender("ours", 100, 1), contender("naive", 100, 1), contender("axon", 100, 1)));

        assertEquals(List.of("ours", "naive", "axon", "axon", "naive", "ours"), order);
    }

    @Test
    void bothTurnsCount() {
        List<Run> runs = Run.inTurns(List.of(contender("ours", 300, 2_000), contender("naive", 100, 5_000)));

        assertEquals(300, runs.get(0).perSecond());
        assertEquals(3, runs.get(0).against(runs.get(1)));
        assertEquals(2, runs.get(0).latencies().getTotalCount());
        assertEquals(5, runs.get(1).p50Millis(), 0.01);
    }

    @Test
    void runsAtTheSameTimeAddUpTheirRates() {
        Run both = contender("first", 300, 1_000)
                .get()
                .beside(contender("second", 200, 1_000).get());

        assertEquals(500, both.perSecond());
    }

    private Supplier<Run> contender(String name, double events, long micros) {
        return () -> {
            order.add(name);
            Histogram latencies = new Histogram(3);
            latencies.recordValue(1_000 * micros);
            return new Run(events, 1, latencies);
        };
    }
}
