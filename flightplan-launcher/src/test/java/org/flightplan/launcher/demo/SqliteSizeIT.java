package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.flightplan.launcher.LauncherProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A development database of a million events: how large its file is, how long it takes to be written, how far it is behind, and how
 * long the next start takes from the file alone. The events are the demo's stays, again and again, of the same patients.
 */
@Tag("full")
class SqliteSizeIT {

    private static final long EVENTS = Long.getLong("flightplan.sqlite.events", 1_000_000);
    private static final String HEAD = "select max(id) from event_store";
    private static final String PROJECTED = "select min(position) from projection_checkpoints";

    @TempDir
    static Path folder;

    private final Properties figures = new Properties();

    @Test
    void a_million_events_go_into_a_file_and_come_out_of_it() throws Exception {
        DatabaseFile file = new DatabaseFile(folder.resolve("flightplan_dev.db"));
        Path home = folder.resolve("home");
        try (LauncherProcess demo = LauncherProcess.start(home, Map.of(), "--demo")) {
            demo.awaitLine("commands of 3 tenants loaded in ");
            StoredData log = StoredData.in(home);
            multiply(log);
            LauncherProcess.await("the projector", () -> ask(log, HEAD).equals(ask(log, PROJECTED)));
            demo.stop();
        }
        Map<String, String> settings = Map.of("DATABASE_URL", "jdbc:sqlite:" + file.path());
        try (LauncherProcess writing = LauncherProcess.start(home, settings)) {
            writing.awaitLine("and the application server");
            long begin = System.nanoTime();
            StoredData log = StoredData.in(home);
            file.awaitWritten(log);
            put("written.seconds", begin);
            writing.awaitLine("FlightPlan is ready");
            HospitalClient hospital =
                    new HospitalClient(writing::base, log.ask("select min(tenant_id::text) from event_store"));
            for (int i = 0; i < 500; i++) {
                hospital.create("SYN-SIZE-" + i);
            }
            file.awaitWritten(log);
            long end = System.nanoTime();
            writing.stop();
            put("stop.seconds", end);
            figures.put("behind.seconds", writing.awaitLine("it was ([0-9.]+) s behind at most"));
        }
        figures.put("events", file.ask("select count(*) from event_store"));
        figures.put("bytes", Long.toString(Files.size(file.path())));
        try (LauncherProcess next = LauncherProcess.start(folder.resolve("next"), settings)) {
            figures.put("filled.seconds", next.awaitLine("filled PostgreSQL in ([0-9.]+) s"));
            next.awaitLine("rows of the read models, built anew, are those of the file");
            figures.put("ready.seconds", next.awaitLine("ready after ([0-9.]+) s"));
            StoredData log = StoredData.in(folder.resolve("next"));
            assertEquals(file.ask("select count(*) from event_store"), log.ask("select count(*) from event_store"));
            next.stop();
        }
        save();
        assertTrue(Long.parseLong(figures.getProperty("events")) >= EVENTS);
    }

    private void put(String name, long begin) {
        figures.put(name, String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begin) / 1e9));
    }

    private void save() throws IOException {
        Path saved = Path.of("target", "figures", "sqlite.properties");
        Files.createDirectories(saved.getParent());
        try (var writer = Files.newBufferedWriter(saved, StandardCharsets.UTF_8)) {
            figures.store(writer, "a development database in one file, measured by SqliteSizeIT");
        }
    }

    private record Event(
            String tenant,
            String stream,
            String streamType,
            String type,
            String data,
            String metadata,
            String at,
            String by) {}

    /** Adds the events of stays again, as stays of their own, until there are enough. */
    private static void multiply(StoredData log) throws SQLException {
        try (Connection connection = log.connection();
                Statement statement = connection.createStatement()) {
            List<List<Event>> stays = stays(statement);
            long position = Long.parseLong(log.ask(HEAD));
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into event_store (id, tenant_id, stream_id,"
                            + " stream_type, event_version, event_type, data, metadata, created_at, created_by)"
                            + " values (?, ?::uuid, ?::uuid, ?, ?, ?, ?::jsonb, ?::jsonb, ?::timestamptz, ?::uuid)")) {
                for (int i = 0; position < EVENTS; i = (i + 1) % stays.size()) {
                    position = again(stays.get(i), position, insert);
                }
            }
            statement.execute("select setval('event_store_id_seq', " + position + ")");
            connection.commit();
        }
    }

    private static long again(List<Event> stay, long after, PreparedStatement insert) throws SQLException {
        Map<String, String> ids = new HashMap<>();
        Map<String, Integer> versions = new HashMap<>();
        long position = after;
        for (Event event : stay) {
            ids.computeIfAbsent(event.stream(), old -> UUID.randomUUID().toString());
            ids.put(
                    event.metadata().replaceFirst(".*\"event_id\": \"([^\"]+)\".*", "$1"),
                    UUID.randomUUID().toString());
        }
        for (Event event : stay) {
            position++;
            insert.setLong(1, position);
            insert.setString(2, event.tenant());
            insert.setString(3, ids.get(event.stream()));
            insert.setString(4, event.streamType());
            insert.setInt(5, versions.merge(event.stream(), 1, Integer::sum));
            insert.setString(6, event.type());
            insert.setString(7, replaced(event.data(), ids));
            insert.setString(8, replaced(event.metadata(), ids));
            insert.setString(9, event.at());
            insert.setString(10, event.by());
            insert.addBatch();
        }
        insert.executeBatch();
        return position;
    }

    private static String replaced(String text, Map<String, String> ids) {
        String next = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            next = next.replace(id.getKey(), id.getValue());
        }
        return next;
    }

    private static List<List<Event>> stays(Statement statement) throws SQLException {
        Map<String, List<Event>> stays = new HashMap<>();
        // what refers to another event, or to a content, is left out
        try (ResultSet row = statement.executeQuery("""
                select coalesce(data ->> 'admission_id', stream_id::text), tenant_id, stream_id, stream_type, event_type,
                       data, metadata, (select max(created_at) from event_store), created_by
                  from event_store
                 where event_type in ('admission.created', 'flightplan.created', 'admission.location_changed',
                                      'clinical_event.recorded', 'admission.discharged')
                 order by id
                """)) {
            while (row.next()) {
                stays.computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                        .add(new Event(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8),
                                row.getString(9)));
            }
        }
        return stays.values().stream()
                .filter(stay -> stay.get(0).type().equals("admission.created"))
                .toList();
    }

    private static String ask(StoredData log, String sql) {
        try {
            return log.ask(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
