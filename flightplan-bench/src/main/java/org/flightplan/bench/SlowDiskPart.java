package org.flightplan.bench;

import java.util.List;
import org.flightplan.bench.Run.Plan;
import org.flightplan.bench.stand.Client;

/** A disk on which every commit takes two milliseconds more. */
final class SlowDiskPart implements Part {

    private static final int MICROS = 2_000;

    @Override
    public String name() {
        return "slow";
    }

    @Override
    public void run(Stage stage, Figures figures) {
        Client node = stage.node().client();
        long millis = stage.options().millis();
        BenchDatabase database = stage.database();
        try {
            database.unfollowed(() -> {
                slow(database);
                for (int round = 0; round < stage.options().rounds(); round++) {
                    database.refresh();
                    List<Run> runs = Run.inTurns(node, Plan.of("ours", 64, millis), Plan.of("naive", 64, millis));
                    figures.add("slow_disk_64_vs_naive", runs.get(0).against(runs.get(1)));
                    AppendPart.add(figures, "slow_disk_64", runs.get(0));
                    AppendPart.add(figures, "slow_disk_naive_64", runs.get(1));
                }
            });
        } finally {
            database.database()
                    .execute(
                            "alter system reset commit_delay",
                            "alter system reset commit_siblings",
                            "select pg_reload_conf()");
        }
    }

    private static void slow(BenchDatabase database) {
        database.database()
                .execute(
                        "alter system set commit_delay = " + MICROS,
                        "alter system set commit_siblings = 0",
                        "select pg_reload_conf()",
                        // the postmaster reloads when it comes to it
                        "select pg_sleep(0.5)");
        if (database.database().number("select setting from pg_settings where name = 'commit_delay'") != MICROS) {
            throw new IllegalStateException("commit_delay did not take effect");
        }
    }
}
