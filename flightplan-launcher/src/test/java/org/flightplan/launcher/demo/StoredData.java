package org.flightplan.launcher.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;

/** What stands in the database, seen past every wall. */
final class StoredData {

    static final List<String> READ_MODELS = List.of(
            "read_model_patients",
            "read_model_admissions",
            "read_model_flightplans",
            "read_model_timeline",
            "read_model_trajectory",
            "read_model_attachments",
            "read_model_units");

    private static final String USUAL = "flightplan_dev";

    private final PGSimpleDataSource database = new PGSimpleDataSource();

    private StoredData(int port, String name, String user, String password) {
        database.setServerNames(new String[] {"localhost"});
        database.setPortNumbers(new int[] {port});
        database.setDatabaseName(name);
        database.setUser(user);
        database.setPassword(password);
    }

    /** Of the embedded server that runs in this home, as its superuser. */
    static StoredData in(Path home) throws IOException {
        return in(home, USUAL);
    }

    /** Another database of it. */
    static StoredData in(Path home, String name) throws IOException {
        Properties passwords = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("passwords.properties"), StandardCharsets.UTF_8)) {
            passwords.load(reader);
        }
        return new StoredData(
                port(home.resolve("postgresql/data")), name, "postgres", passwords.getProperty("postgres"));
    }

    /** Of a server that asks for no password. */
    static StoredData trusting(int port) {
        return trusting(port, USUAL);
    }

    /** Another database of a server that asks for no password. */
    static StoredData trusting(int port, String name) {
        return new StoredData(port, name, "postgres", "");
    }

    /** A connection of the superuser's. */
    Connection connection() throws SQLException {
        return database.getConnection();
    }

    /** The same database, entered by somebody else. */
    StoredData as(String user, String password) {
        return new StoredData(database.getPortNumbers()[0], USUAL, user, password);
    }

    /** Port of the server that runs on this data directory. */
    static int port(Path data) throws IOException {
        return Integer.parseInt(
                Files.readAllLines(data.resolve("postmaster.pid")).get(3).strip());
    }

    /** The first column of the first row. */
    String ask(String sql) throws SQLException {
        return list(sql).get(0);
    }

    /** The first column of every row. */
    List<String> list(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    /** Changes rows; gives how many. */
    int change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** How many events of each type the log holds. */
    Map<String, Long> eventsByType() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        for (String row : list("select event_type || ' ' || count(*) from event_store group by event_type")) {
            String[] parts = row.split(" ", 2);
            counts.put(parts[0], Long.valueOf(parts[1]));
        }
        return counts;
    }

    /** How many patients, admissions, moves and clinical events the read models show. */
    Map<String, Long> shown() throws SQLException {
        return Map.of(
                "patients", count("read_model_patients"),
                "admissions", count("read_model_admissions"),
                "plans", count("read_model_flightplans"),
                "clinical events", count("read_model_timeline where data ->> 'event_type' not like 'admission.%'"),
                "moves", count("read_model_trajectory where data ->> 'kind' = 'move' and not data ? 'retracted'"));
    }

    /** Every row of every read model, as text. */
    List<String> readModels() throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : READ_MODELS) {
            rows.addAll(
                    list("select '" + table + " ' || to_jsonb(t)::text from " + table + " t order by tenant_id, id"));
        }
        return rows;
    }

    private long count(String what) throws SQLException {
        return Long.parseLong(ask("select count(*) from " + what));
    }
}
