package org.flightplan.bench;

import java.util.List;
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
        stage.database().unfollowed(() -> {
            Run.inside(node, Plan.of("hot", 64, stage.options().warmUpMillis()));
            for (int round = 0; round < stage.options().rounds(); round++) {
                stage.database().refresh();
                List<Run> runs = Run.inTurns(node, Plan.of("hot", 64, millis), Plan.of("hot-naive", 64, millis));
                figures.add("hot_stream_vs_naive", runs.get(0).against(runs.get(1)));
                AppendPart.add(figures, "hot_stream", runs.get(0));
                AppendPart.add(figures, "hot_stream_naive", runs.get(1));
            }
            stage.database().checkOrder();
        });
    }
}
