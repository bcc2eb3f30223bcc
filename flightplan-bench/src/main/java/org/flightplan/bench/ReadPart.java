package org.flightplan.bench;

import java.util.List;
import org.flightplan.bench.Run.Plan;
import org.flightplan.bench.stand.Client;

/** Reading a stream of a thousand events, and the whole feed by pages of a thousand, beside the same rows by JDBC. */
final class ReadPart implements Part {

    @Override
    public String name() {
        return "read";
    }

    @Override
    public void run(Stage stage, Figures figures) {
        Client node = stage.node().client();
        long millis = stage.options().millis() / 2;
        stage.database().unfollowed(() -> {
            stage.database().refresh();
            for (String workload : new String[] {"stream", "stream-jdbc", "feed", "feed-jdbc"}) {
                Run.inside(node, Plan.of(workload, 1, stage.options().warmUpMillis()));
            }
            for (int round = 0; round < stage.options().rounds(); round++) {
                compare(node, millis, "stream", figures);
                compare(node, millis, "feed", figures);
            }
        });
    }

    private static void compare(Client node, long millis, String what, Figures figures) {
        List<Run> runs = Run.inTurns(node, Plan.of(what, 1, millis), Plan.of(what + "-jdbc", 1, millis));
        figures.add(what + "_read_events_per_s", runs.get(0).perSecond());
        figures.add(what + "_read_jdbc_events_per_s", runs.get(1).perSecond());
        figures.add(what + "_read_vs_jdbc", runs.get(0).against(runs.get(1)));
    }
}
