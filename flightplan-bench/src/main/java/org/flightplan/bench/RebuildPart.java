package org.flightplan.bench;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.flightplan.bench.stand.Client;
import org.flightplan.bench.stand.StaysHistory;
import org.flightplan.bench.stand.Ward;

/** All read models built anew from the log, beside a plain set-based upsert of the same rows by pages of a thousand. */
final class RebuildPart implements Part {

    private static final String DATABASE = "rebuilt";
    private static final String PROJECTIONS = "api/v1/admin/projections";
    private static final Duration POLL = Duration.ofMillis(20);

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public void run(Stage stage, Figures figures) {
        BenchDatabase database = stage.database(DATABASE);
        Client anyone = stage.node(DATABASE, DATABASE).client();
        try {
            StaysHistory.fill(
                    database.database(),
                    Ward.makeTenant(anyone, "Rebuilt"),
                    stage.options().rebuiltStays());
            Client admin = anyone.as(null, "platform-admin");
            while (projections(admin).getInt("lag") > 0) {
                LockSupport.parkNanos(POLL.toNanos());
            }
            measure(stage.options(), admin, new SetBasedUpsert(database), database, figures);
        } finally {
            stage.stop(DATABASE);
        }
    }

    private static void measure(
            Options options, Client admin, SetBasedUpsert upsert, BenchDatabase database, Figures figures) {
        upsert.prepare();
        long events = database.database().number("select count(*) from event_store");
        rebuild(admin);
        upsert.run();
        for (int round = 0; round < options.rounds(); round++) {
            double rebuilt = rebuild(admin);
            double upserted = upsert.run();
            figures.add("rebuild_vs_upsert", upserted / rebuilt);
            figures.add("rebuild_events_per_s", events / rebuilt);
            figures.add("rebuild_rows_per_s", upsert.rows() / rebuilt);
            figures.add("upsert_rows_per_s", upsert.rows() / upserted);
        }
    }

    /** Has everything built anew; the seconds until it is through. */
    private static double rebuild(Client admin) {
        long begin = System.nanoTime();
        admin.post(PROJECTIONS + "/rebuild").expect(202);
        while (!projections(admin).getJsonObject("rebuild").containsKey("finished_at")) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static JsonObject projections(Client admin) {
        return admin.get(PROJECTIONS).expect(200).json();
    }

    /** The least a rebuild can cost: the rows of the read models as they are, written over themselves, page by page. */
    private static final class SetBasedUpsert {

        private static final int PAGE = 1_000;
        private static final List<String> TABLES = List.of(
                "read_model_patients",
                "read_model_admissions",
                "read_model_flightplans",
                "read_model_timeline",
                "read_model_trajectory",
                "read_model_attachments",
                "read_model_units");

        private final BenchDatabase database;
        private final List<String> pages = new ArrayList<>();
        private long rows;

        SetBasedUpsert(BenchDatabase database) {
            this.database = database;
        }

        /** Copies the rows aside. */
        void prepare() {
            for (String table : TABLES) {
                String copy = "bench_" + table;
                database.database()
                        .execute(
                                "create table " + copy + " as select row_number() over () as bench_row, t.* from "
                                        + table + " as t",
                                "create index on " + copy + " (bench_row)",
                                "analyze " + copy);
                long count = database.database().number("select count(*) from " + copy);
                rows += count;
                String columns = columns(table, "%s");
                for (long from = 0; from < count; from += PAGE) {
                    pages.add("insert into " + table + " (" + columns + ") select " + columns + " from " + copy
                            + " where bench_row > " + from + " and bench_row <= " + (from + PAGE)
                            + " on conflict (tenant_id, id) do update set " + columns(table, "%1$s = excluded.%1$s"));
                }
            }
        }

        long rows() {
            return rows;
        }

        /** Upserts every row, each page in a transaction of its own; the seconds it took. */
        double run() {
            long begin = System.nanoTime();
            database.database().execute(pages.toArray(String[]::new));
            return (System.nanoTime() - begin) / 1e9;
        }

        private String columns(String table, String format) {
            return database.database()
                    .text("select string_agg(format('" + format + "', column_name), ', ' order by ordinal_position)"
                            + " from information_schema.columns"
                            + " where table_schema = 'public' and table_name = '" + table + "'");
        }
    }
}
