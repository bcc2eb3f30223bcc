package org.flightplan.bench;

import org.flightplan.bench.Run.Plan;
import org.flightplan.bench.stand.Client;

/** Sixty-four callers on one stream: whole commands of ours beside the naive singleton, which reads the version alone. */
final class HotStreamPart implements Part {

    @Override
    public String name() {
        return "hot";
    }

    @Override
    public void run(Stage stage, Figures figures) {
        Client node = stage.node().client();
        long millis = stage.options().millis();
        HeldProjections.during(stage.database(), () -> {
            Run.inside(node, Plan.of("hot", 64, stage.options().warmUpMillis()));
            for (int round = 0; round < stage.options().rounds(); round++) {
                stage.database().refresh();
                Run ours = Run.inside(node, Plan.of("hot", 64, millis));
                Run naive = Run.inside(node, Plan.of("hot-naive", 64, millis));
                figures.add("hot_stream_vs_naive", ours.perSecond() / naive.perSecond());
                AppendPart.add(figures, "hot_stream", ours);
                AppendPart.add(figures, "hot_stream_naive", naive);
            }
            stage.database().checkOrder();
        });
    }
}
