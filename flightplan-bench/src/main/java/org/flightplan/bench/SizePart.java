package org.flightplan.bench;

import java.util.List;
import org.flightplan.bench.Run.Plan;
import org.flightplan.bench.stand.Client;

/** Appends to a log that holds a long history, beside one of ten thousand events. */
final class SizePart implements Part {

    private static final String BIG = "big";

    @Override
    public String name() {
        return "size";
    }

    @Override
    public void run(Stage stage, Figures figures) {
        Client node = stage.node().client();
        BenchDatabase big = stage.database(BIG);
        Client bigNode = stage.node(BIG, BIG).client();
        try {
            big.unfollowed(() -> big.fill(stage.options().history()));
            // once nothing holds a lock any more: what is vacuumed now stays out of what is measured
            big.settle();
            Runnable measure = () -> measure(stage, figures, node, bigNode, big);
            stage.database().unfollowed(() -> big.unfollowed(measure));
        } finally {
            stage.stop(BIG);
        }
    }

    private static void measure(Stage stage, Figures figures, Client node, Client bigNode, BenchDatabase big) {
        Plan ours = Plan.of("ours", 64, stage.options().millis());
        for (Client each : List.of(node, bigNode)) {
            Run.inside(each, Plan.of("ours", 64, stage.options().newServersWarmUpMillis()));
        }
        for (int round = 0; round < stage.options().rounds(); round++) {
            stage.database().refresh();
            // behind a checkpoint, pages of old indexes are logged whole when they change first: this is over in a
            // second
            Run.inside(bigNode, ours);
            List<Run> runs = Run.inTurns(List.of(() -> Run.inside(bigNode, ours), () -> Run.inside(node, ours)));
            figures.add("append_64_at_size_vs_10k", runs.get(0).against(runs.get(1)));
            figures.add("append_64_at_size_events_per_s", runs.get(0).perSecond());
        }
        figures.add("stored_events", (double) big.database().number("select count(*) from event_store"));
    }
}
