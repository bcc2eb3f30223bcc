package org.flightplan.bench;

import java.util.ArrayList;
import java.util.List;
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
        database.unfollowed(() -> {
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
        priceOfSeals(node, database, stage.options(), figures);
        Run projected =
                Run.inside(node, Plan.of("ours", CALLERS, stage.options().millis()));
        figures.add("append_64_while_projecting_events_per_s", projected.perSecond());
    }

    private static void round(Client node, BenchDatabase database, long millis, Figures figures) {
        long before = database.head();
        Run.inside(node, Plan.of("ours", CALLERS, millis / 2));
        double batch = database.eventsACommit(before);
        int size = (int) Math.max(1, Math.round(batch));
        List<Run> many = Run.inTurns(
                node,
                Plan.of("ours", CALLERS, millis),
                Plan.of("naive", CALLERS, millis),
                Plan.of("axon", CALLERS, millis),
                Plan.of("limit", 1, millis).batch(size),
                Plan.of("limit-events", 1, millis).batch(size));
        Run ours = many.get(0);
        Run naive = many.get(1);
        Run axon = many.get(2);
        Run limit = many.get(3);
        Run events = many.get(4);
        figures.add("append_64_vs_naive", ours.against(naive));
        figures.add("append_64_vs_axon", ours.against(axon));
        figures.add("append_64_vs_limit", ours.against(limit));
        figures.add("append_64_vs_limit_events_only", ours.against(events));
        figures.add("p99_over_p50_64", ours.p99Millis() / ours.p50Millis());

        List<Run> lone = Run.inTurns(node, Plan.of("ours", 1, millis), Plan.of("naive", 1, millis));
        figures.add("append_1_vs_naive", lone.get(0).against(lone.get(1)));

        figures.add("append_64_batch_events", batch);
        add(figures, "append_1", lone.get(0));
        add(figures, "append_16", Run.inside(node, Plan.of("ours", 16, millis)));
        add(figures, "append_64", ours);
        add(figures, "append_256", Run.inside(node, Plan.of("ours", 256, millis)));
        add(figures, "naive_1", lone.get(1));
        add(figures, "naive_64", naive);
        add(figures, "axon_64", axon);
        figures.add("limit_events_per_s", limit.perSecond());
        figures.add("limit_events_only_events_per_s", events.perSecond());
    }

    /** What sealing behind it costs the log: there and back in each round. */
    private static void priceOfSeals(Client node, BenchDatabase database, Options options, Figures figures) {
        Plan ours = Plan.of("ours", CALLERS, options.millis() / 2);
        for (int round = 0; round < options.rounds(); round++) {
            database.refresh();
            List<Double> sealed = new ArrayList<>();
            List<Double> held = new ArrayList<>();
            Runnable sealing = () ->
                    database.unprojected(() -> sealed.add(Run.inside(node, ours).perSecond()));
            Runnable holding = () ->
                    database.unfollowed(() -> held.add(Run.inside(node, ours).perSecond()));
            List.of(holding, sealing, sealing, holding).forEach(Runnable::run);
            figures.add("append_64_sealing_vs_held", sum(sealed) / sum(held));
        }
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** At 70 % of what it can do: what a caller meets on a server that is busy and not overrun. */
    private static void byTimetable(Client node, BenchDatabase database, Options options, Figures figures) {
        double rate = 0.7 * figures.median("append_64_events_per_s").orElseThrow();
        for (int round = 0; round < options.rounds(); round++) {
            database.refresh();
            Run run =
                    Run.inside(node, Plan.of("ours", CALLERS, options.millis()).rate(rate));
            figures.add("append_64_at_70_percent_p50_ms", run.p50Millis());
            figures.add("append_64_at_70_percent_p99_ms", run.p99Millis());
            figures.add("append_64_at_70_percent_events_per_s", run.perSecond());
        }
    }

    static void add(Figures figures, String name, Run run) {
        figures.add(name + "_events_per_s", run.perSecond());
        figures.add(name + "_p50_ms", run.p50Millis());
        figures.add(name + "_p99_ms", run.p99Millis());
    }

    private static int callers(String workload) {
        return workload.equals("limit") ? 1 : CALLERS;
    }
}
