package org.flightplan.bench;

import java.util.ArrayList;
import java.util.List;

/** The least a rebuild can cost: the rows of the read models as they are, written over themselves, page by page. */
final class SetBasedUpsert {

    private static final int PAGE = 1_000;
    private static final List<String> TABLES = List.of(
            "read_model_patients",
            "read_model_admissions",
            "read_model_flightplans",
            "read_model_timeline",
            "read_model_trajectory");

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
                            "create table " + copy + " as select row_number() over () as bench_row, t.* from " + table
                                    + " as t",
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
