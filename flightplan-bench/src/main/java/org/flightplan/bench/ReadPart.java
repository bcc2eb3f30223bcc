package org.flightplan.bench;

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
        HeldProjections.during(stage.database(), () -> {
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
        Run ours = Run.inside(node, Plan.of(what, 1, millis));
        Run jdbc = Run.inside(node, Plan.of(what + "-jdbc", 1, millis));
        figures.add(what + "_read_events_per_s", ours.perSecond());
        figures.add(what + "_read_jdbc_events_per_s", jdbc.perSecond());
        figures.add(what + "_read_vs_jdbc", ours.perSecond() / jdbc.perSecond());
    }
}
