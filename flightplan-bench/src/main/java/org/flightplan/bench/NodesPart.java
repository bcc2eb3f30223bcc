package org.flightplan.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.flightplan.bench.Run.Plan;
import org.flightplan.bench.stand.Client;

/** Two nodes with half of the callers each, beside one with all of them; the order is checked. */
final class NodesPart implements Part {

    private static final String SECOND = "second";

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public void run(Stage stage, Figures figures) {
        Client first = stage.node().client();
        Client second = stage.node(SECOND, "bench").client();
        long millis = stage.options().millis();
        try {
            stage.database().unfollowed(() -> {
                for (Client each : List.of(first, second)) {
                    Run.inside(each, Plan.of("ours", 32, stage.options().newServersWarmUpMillis()));
                }
                for (int round = 0; round < stage.options().rounds(); round++) {
                    stage.database().refresh();
                    List<Run> runs = Run.inTurns(List.of(
                            () -> together(first, second, Plan.of("ours", 32, millis)),
                            () -> Run.inside(first, Plan.of("ours", 64, millis))));
                    stage.database().checkOrder();
                    figures.add("two_nodes_vs_one", runs.get(0).against(runs.get(1)));
                    figures.add("two_nodes_events_per_s", runs.get(0).perSecond());
                }
            });
        } finally {
            stage.stop(SECOND);
        }
    }

    private static Run together(Client first, Client second, Plan half) {
        CompletableFuture<Run> other = CompletableFuture.supplyAsync(() -> Run.inside(second, half));
        return Run.inside(first, half).beside(other.join());
    }
}
