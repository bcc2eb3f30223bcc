package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flightplan.launcher.LauncherProcess;

/** A development database in one file, read as anybody would, and held against the PostgreSQL that it was written from. */
record DatabaseFile(Path path) {

    static final List<String> OF_THE_LOG = Stream.concat(
                    Stream.of("tenants", "event_store", "unique_keys"), StoredData.READ_MODELS.stream())
            .toList();
    static final List<String> KEYS = List.of("key_store", "tenant_keys", "data_keys");

    String ask(String sql) throws SQLException {
        return rows(connection(), sql).get(0).get(0);
    }

    long position() throws SQLException {
        return Long.parseLong(ask("select position from flightplan_file"));
    }

    /** Waits until it holds and shows what PostgreSQL does. */
    void awaitWritten(StoredData log) throws InterruptedException {
        LauncherProcess.await("the file to be written", () -> {
            try {
                String head = log.ask("select max(id) from event_store");
                return ask("select position || ' ' || shown_through from flightplan_file")
                        .equals(head + " " + head);
            } catch (SQLException locked) {
                return false;
            }
        });
    }

    /** Every row of every table is PostgreSQL's, and none is missing. */
    void assertSame(StoredData log, StoredData keys) throws SQLException {
        for (String table : OF_THE_LOG) {
            assertSame(table, "", log);
        }
        for (String table : KEYS) {
            assertSame(table, "", keys);
        }
    }

    /** Rows of a table, those of a condition, are PostgreSQL's. */
    void assertSame(String table, String condition, StoredData postgres) throws SQLException {
        List<String> columns = new ArrayList<>();
        rows(connection(), "select name from pragma_table_info('" + table + "')")
                .forEach(row -> columns.add(row.get(0)));
        List<String> kept = new ArrayList<>();
        List<String> there = new ArrayList<>();
        List<String> blobs = columns.stream()
                .map(each -> "case typeof(" + each + ") when 'blob' then '\\x' || lower(hex(" + each + ")) else " + each
                        + " end")
                .toList();
        rows(connection(), "select " + String.join(", ", blobs) + " from " + table + " " + condition)
                .forEach(row -> kept.add(normal(row)));
        rows(
                        postgres.connection(),
                        "select " + String.join("::text, ", columns) + "::text from " + table + " " + condition)
                .forEach(row -> there.add(normal(row)));
        kept.sort(null);
        there.sort(null);
        assertEquals(there.size(), kept.size(), table);
        for (int i = 0; i < kept.size(); i++) {
            assertEquals(there.get(i), kept.get(i), table);
        }
    }

    /** All its bytes, one a letter. */
    String bytes() throws IOException {
        return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    }

    private Connection connection() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 30000");
        }
        return connection;
    }

    private static List<List<String>> rows(Connection opened, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = opened;
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    /** The same text for the same value, whichever of the two has written it. */
    private static String normal(List<String> row) {
        StringBuilder text = new StringBuilder();
        for (String value : row) {
            String same = String.valueOf(value);
            if (same.matches("\\d{4}-\\d\\d-\\d\\d[ T][0-9:.]+(\\+00|Z)")) {
                same = Instant.parse(same.replace(' ', 'T').replace("+00", "Z")).toString();
            }
            text.append(same.equals("true") ? "1" : same.equals("false") ? "0" : same)
                    .append(" | ");
        }
        return text.toString();
    }
}
