package org.flightplan.bench;

import java.util.ArrayList;
import java.util.List;
import org.flightplan.bench.Run.Plan;
import org.flightplan.bench.stand.Client;
import org.flightplan.bench.stand.ProcessorTime;

/** What an index costs an event: the processor time of the log's database sessions, with it and without. */
final class IndexPart implements Part {

    private static final String BRIN = "create index idx_event_store_created_at on event_store using brin (created_at)";

    /**
     * An index set that differs from the lean one by one index.
     *
     * @param make leads to it from the lean one
     * @param unmake leads back
     * @param sign -1 where an index of the lean set is taken away
     */
    private record Variant(String key, List<String> make, List<String> unmake, int sign) {

        static Variant with(String key, String definition) {
            return new Variant(
                    key,
                    List.of("create index bench_index on event_store " + definition),
                    List.of("drop index bench_index"),
                    1);
        }
    }

    private static final String EVENT_ID =
            "create unique index event_store_event_id on event_store (tenant_id, event_id)";

    private static final List<Variant> VARIANTS = List.of(
            new Variant("index_price_event_id_us", List.of("drop index event_store_event_id"), List.of(EVENT_ID), -1),
            new Variant(
                    "index_price_created_at_brin_us",
                    List.of("drop index idx_event_store_created_at"),
                    List.of(BRIN),
                    -1),
            new Variant(
                    "index_price_created_at_btree_instead_us",
                    List.of(
                            "drop index idx_event_store_created_at",
                            "create index bench_index on event_store (created_at)"),
                    List.of("drop index bench_index", BRIN),
                    1),
            Variant.with("index_price_tenant_stream_us", "(tenant_id, stream_id)"),
            Variant.with("index_price_global_order_us", "(id)"),
            Variant.with("index_price_gin_us", "using gin (data)"),
            Variant.with("index_price_gin_path_ops_us", "using gin (data jsonb_path_ops)"));

    @Override
    public String name() {
        return "index";
    }

    @Override
    public void run(Stage stage, Figures figures) {
        Client node = stage.node().client();
        // processor time is steadier than rates
        long millis = stage.options().millis() * 2 / 3;
        BenchDatabase database = stage.database();
        database.unfollowed(() -> {
            Run.inside(node, Plan.of("ours", 64, stage.options().warmUpMillis()));
            for (int round = 0; round < stage.options().rounds(); round++) {
                database.refresh();
                double lean = microsAnEvent(node, database, millis);
                figures.add("append_cpu_us", lean);
                for (Variant variant : VARIANTS) {
                    // on a small table, so that making the index leaves nothing to do behind it
                    database.refresh();
                    database.database().execute(variant.make().toArray(String[]::new));
                    double micros = microsAnEvent(node, database, millis);
                    database.database().execute(variant.unmake().toArray(String[]::new));
                    figures.add(variant.key(), variant.sign() * (micros - lean));
                }
            }
        });
    }

    private static double microsAnEvent(Client node, BenchDatabase database, long millis) {
        ProcessorTime time = ProcessorTime.of(sessions(database));
        Run run = Run.inside(node, Plan.of("ours", 64, millis));
        double micros = time.microsSince();
        // where processor time can't be had, the time an event takes stands for it
        return (Double.isNaN(micros) ? run.seconds() * 1e6 : micros) / run.events();
    }

    private static List<Long> sessions(BenchDatabase database) {
        long count = database.database().number("select count(*) from pg_stat_activity where " + OF_THE_LOG);
        List<Long> pids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pids.add(database.database()
                    .number("select pid from pg_stat_activity where " + OF_THE_LOG + " order by pid offset " + i
                            + " limit 1"));
        }
        return pids;
    }

    private static final String OF_THE_LOG = "usename = 'flightplan_events' and datname = current_database()";
}
