package org.flightplan.launcher.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the file holds: the log, what belongs to it, and the read models; and the keys, which come from the key store. */
record Tables(Table events, Table tenants, Table uniqueKeys, List<Table> readModels) {

    /** A row of these belongs to the stream that one of these columns names. */
    static final List<String> LINKS = List.of("id", "patient_id", "admission_id");

    private static final List<String> READ_MODELS = List.of(
            "read_model_patients",
            "read_model_admissions",
            "read_model_flightplans",
            "read_model_timeline",
            "read_model_trajectory",
            "read_model_attachments",
            "read_model_units");

    /** As the log's database has them. */
    static Tables of(Connection log) throws SQLException {
        return new Tables(
                Table.of("event_store", log),
                Table.of("tenants", log),
                Table.of("unique_keys", log),
                List.copyOf(readModels(log)));
    }

    private static List<Table> readModels(Connection log) throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (String name : READ_MODELS) {
            tables.add(Table.of(name, log));
        }
        return tables;
    }

    /** The columns that link a read model's rows to streams. */
    static List<String> linksOf(Table table) {
        return LINKS.stream().filter(table::has).toList();
    }

    /**
     * Makes those that the file lacks, with the indexes that serve their upkeep. A read model that another build has written with
     * other columns is made anew.
     *
     * @return whether the read models are those that the file had
     */
    boolean make(Connection file) throws SQLException {
        for (Table table : List.of(events, tenants, uniqueKeys)) {
            addMissingColumns(table, file);
            table.make(file);
        }
        boolean same = true;
        for (Table table : readModels) {
            List<String> found = table.columnsIn(file);
            if (!found.equals(table.columns().stream().map(Column::name).toList())) {
                same = false;
                Table.execute(file, "drop table if exists " + table.name());
                table.make(file);
            }
            for (String link : linksOf(table)) {
                if (!link.equals("id")) {
                    index(table, link, file);
                }
            }
        }
        Table.execute(
                file,
                "create unique index if not exists event_store_stream_version"
                        + " on event_store (tenant_id, stream_id, event_version)");
        index(uniqueKeys, "stream_id", file);
        return same;
    }

    /** Those without the read models. */
    Stream<Table> ofTheLog() {
        return Stream.of(tenants, events, uniqueKeys);
    }

    private static void addMissingColumns(Table table, Connection file) throws SQLException {
        List<String> found = table.columnsIn(file);
        for (Column column : table.columns()) {
            if (!found.isEmpty() && !found.contains(column.name())) {
                Table.execute(file, "alter table " + table.name() + " add column " + column.name());
            }
        }
    }

    private static void index(Table table, String link, Connection file) throws SQLException {
        Table.execute(
                file,
                "create index if not exists idx_" + table.name() + "_" + link.replace("_id", "") + " on " + table.name()
                        + " (tenant_id, " + link + ")");
    }
}
