package org.flightplan.bench;

import org.flightplan.bench.Run.Plan;
import org.flightplan.bench.stand.Client;

/** Appends of one event to a stream of its own: ours, the naive singleton, Axon and the raw limit, in turns. */
final class AppendPart implements Part {

    private static final int CALLERS = 64;

    @Override
    public String name() {
        return "append";
    }

    @Override
    public void run(Stage stage, Figures figures) {
        Client node = stage.node().client();
        BenchDatabase database = stage.database();
        HeldProjections.during(database, () -> {
            for (String workload : new String[] {"ours", "naive", "axon", "limit"}) {
                Run.inside(
                        node,
                        Plan.of(workload, callers(workload), stage.options().warmUpMillis())
                                .batch(100));
            }
            for (int round = 0; round < stage.options().rounds(); round++) {
                database.refresh();
                round(node, database, stage.options().millis(), figures);
            }
            byTimetable(node, database, stage.options(), figures);
            database.checkOrder();
        });
        Run projected =
                Run.inside(node, Plan.of("ours", CALLERS, stage.options().millis()));
        figures.add("append_64_while_projecting_events_per_s", projected.perSecond());
    }

    private static void round(Client node, BenchDatabase database, long millis, Figures figures) {
        long before = database.head();
        Run ours = Run.inside(node, Plan.of("ours", CALLERS, millis));
        double batch = database.eventsACommit(before);
        Run naive = Run.inside(node, Plan.of("naive", CALLERS, millis));
        Run axon = Run.inside(node, Plan.of("axon", CALLERS, millis));
        int size = (int) Math.max(1, Math.round(batch));
        Run limit = Run.inside(node, Plan.of("limit", 1, millis).batch(size));
        Run events = Run.inside(node, Plan.of("limit-events", 1, millis).batch(size));
        figures.add("append_64_vs_naive", ours.perSecond() / naive.perSecond());
        figures.add("append_64_vs_axon", ours.perSecond() / axon.perSecond());
        figures.add("append_64_vs_limit", ours.perSecond() / limit.perSecond());
        figures.add("append_64_vs_limit_events_only", ours.perSecond() / events.perSecond());
        figures.add("p99_over_p50_64", ours.p99() / ours.p50());

        Run one = Run.inside(node, Plan.of("ours", 1, millis));
        Run naiveOne = Run.inside(node, Plan.of("naive", 1, millis));
        figures.add("append_1_vs_naive", one.perSecond() / naiveOne.perSecond());

        figures.add("append_64_batch_events", batch);
        add(figures, "append_1", one);
        add(figures, "append_16", Run.inside(node, Plan.of("ours", 16, millis)));
        add(figures, "append_64", ours);
        add(figures, "append_256", Run.inside(node, Plan.of("ours", 256, millis)));
        add(figures, "naive_1", naiveOne);
        add(figures, "naive_64", naive);
        add(figures, "axon_64", axon);
        figures.add("limit_events_per_s", limit.perSecond());
        figures.add("limit_events_only_events_per_s", events.perSecond());
    }

    /** At 70 % of what it can do: what a caller meets on a server that is busy and not overrun. */
    private static void byTimetable(Client node, BenchDatabase database, Options options, Figures figures) {
        double rate = 0.7 * figures.median("append_64_events_per_s").orElseThrow();
        for (int round = 0; round < options.rounds(); round++) {
            database.refresh();
            Run run =
                    Run.inside(node, Plan.of("ours", CALLERS, options.millis()).rate(rate));
            figures.add("append_64_at_70_percent_p50_ms", run.p50() / 1e3);
            figures.add("append_64_at_70_percent_p99_ms", run.p99() / 1e3);
            figures.add("append_64_at_70_percent_events_per_s", run.perSecond());
        }
    }

    static void add(Figures figures, String name, Run run) {
        figures.add(name + "_events_per_s", run.perSecond());
        figures.add(name + "_p50_ms", run.p50() / 1e3);
        figures.add(name + "_p99_ms", run.p99() / 1e3);
    }

    private static int callers(String workload) {
        return workload.equals("limit") ? 1 : CALLERS;
    }
}
