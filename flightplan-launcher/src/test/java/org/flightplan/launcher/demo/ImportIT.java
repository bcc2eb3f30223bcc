package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.tenants.NewTenant;
import org.flightplan.imports.mapping.Ids;
import org.flightplan.launcher.LauncherProcess;
import org.flightplan.launcher.demo.FormerSystem.Former;
import org.flightplan.launcher.demo.ImporterProcess.Ended;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Former systems' data, into a real server by {@code flightplan-import.jar}: all rows are imported or rejected with a reason, none twice,
 * whatever it is killed in the middle of.
 */
class ImportIT {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @TempDir
    static Path folder;

    private static LauncherProcess server;

    private final UUID tenant = UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        server = LauncherProcess.start(
                folder.resolve("home"),
                Map.of("CONTENT_FOLDER", folder.resolve("contents").toString()));
        server.awaitLine("FlightPlan is ready");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private ImporterProcess importer() throws IOException {
        try (FlightPlanClient platform = Caller.platformAdmin().at(server.base())) {
            platform.tenants().create(new NewTenant("Import Ward", List.of("cardiac")).id(tenant));
        }
        return new ImporterProcess(folder.resolve(tenant.toString()), server, tenant);
    }

    private long count(String what) throws IOException, SQLException {
        return Long.parseLong(StoredData.in(folder.resolve("home"))
                .ask("select " + what.replace("$", "from event_store where tenant_id = '" + tenant + "'")));
    }

    @Test
    void tables_are_imported_once_whatever_the_importer_is_killed_in() throws Exception {
        tables(1_000);
    }

    @Test
    @Tag("full")
    void ten_thousand_rows_are_imported_once_whatever_the_importer_is_killed_in() throws Exception {
        tables(10_000);
    }

    private void tables(int rows) throws Exception {
        ImporterProcess importer = importer();
        Path csv = folder.resolve("csv-" + tenant);
        FormerFiles files = FormerFiles.of(rows, csv);
        String[] options = {"--csv", csv.toString(), "--attending", tenant.toString(), "--zone", ZONE.getId()};
        Ended dry = importer.run(with(options, "--dry-run"));
        assertEquals(files.rows(), dry.read(), dry.output());
        assertEquals(dry.read(), dry.imported() + dry.rejected(), dry.output());
        assertEquals(0, count("count(*) $"));

        Process killed = importer.start(options);
        long half = rows / 2;
        LauncherProcess.await("half of the rows", () -> {
            try {
                return count("count(*) $") >= half || !killed.isAlive();
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertTrue(killed.isAlive(), "it was over too early to be killed");
        killed.destroyForcibly().waitFor();

        Ended second = importer.run(options);
        List<String> reasons = Files.readAllLines(importer.report());
        String why = second.output() + String.join("\n", reasons);
        assertEquals(files.rows(), second.read(), why);
        assertEquals(files.rejected, second.rejected(), why);
        assertEquals(second.read(), second.imported() + second.there() + second.rejected(), why);
        assertTrue(second.imported() > 0 && second.there() > 0, why);
        assertEquals(files.people, count("count(*) $ and event_type = 'patient.created'"));
        assertEquals(files.clinical, count("count(*) $ and event_type = 'clinical_event.recorded'"));
        assertEquals(files.moves, count("count(*) $ and event_type = 'admission.location_changed'"));
        assertEquals(
                0,
                count(
                        "count(*) - count(distinct metadata ->> 'causation_id') $ and event_type not like 'flightplan.%'"));
        assertEquals(0, count("count(*) $ and metadata ->> 'imported' is null"));
        assertEquals(files.rejected + 1, reasons.size(), why);
        for (String phi : List.of("Mockingbird", "Synthia", "note, synthetic", "Syntheticus", "999999")) {
            assertFalse(why.contains(phi), why);
        }

        long events = count("count(*) $");
        Ended third = importer.run(options);
        assertEquals(0, third.imported(), third.output());
        assertEquals(files.rows(), third.there() + third.rejected(), third.output());
        assertEquals(1, third.exit());
        assertEquals(events, count("count(*) $"));
    }

    private static String[] with(String[] options, String further) {
        String[] all = java.util.Arrays.copyOf(options, options.length + 1);
        all[options.length] = further;
        return all;
    }

    @Test
    void a_log_in_sqlite_is_imported_event_by_event() throws Exception {
        String address = "jdbc:sqlite:" + folder.resolve("former.db");
        try (Connection connection = DriverManager.getConnection(address)) {
            new FormerSystem().into(connection, false);
        }
        // it is no development database of ours
        try (LauncherProcess refused =
                LauncherProcess.start(folder.resolve("refused"), Map.of("DATABASE_URL", address))) {
            assertEquals(2, refused.awaitEnd(), refused::output);
            assertTrue(refused.output().contains("the Python system, with " + new FormerSystem().events.size()));
        }
        database(address);
    }

    @Test
    @Tag("full")
    void a_log_in_postgresql_is_imported_event_by_event() throws Exception {
        try (EmbeddedPostgres former = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .start()) {
            try (Connection connection = former.getPostgresDatabase().getConnection()) {
                new FormerSystem().into(connection, true);
            }
            database(former.getJdbcUrl("postgres", "postgres"));
        }
    }

    private void database(String address) throws Exception {
        FormerSystem former = new FormerSystem();
        ImporterProcess importer = importer();
        Path contents = folder.resolve("former-contents");
        FormerSystem.attachments(contents);
        Path words = folder.resolve("words.properties");
        Files.writeString(words, "location.OR\\ Suite\\ 3=CTOR\n");
        String[] options = {
            "--database",
            address,
            "--zone",
            ZONE.getId(),
            "--attachments",
            contents.toString(),
            "--words",
            words.toString()
        };
        Ended first = importer.run(options);
        String why = first.output() + Files.readString(importer.report());
        assertEquals(former.events.size(), first.read(), why);
        assertEquals(former.taken(), first.imported(), why);
        assertEquals(former.events.size() - former.taken(), first.rejected(), why);
        compare(
                former,
                new Ids(tenant, Files.readString(importer.secret()).strip().getBytes(StandardCharsets.UTF_8)));

        Ended second = importer.run(options);
        assertEquals(0, second.imported(), second.output());
        assertEquals(former.taken(), second.there(), second.output());
    }

    private void compare(FormerSystem former, Ids ids) {
        Map<UUID, JsonObject> byCause = new HashMap<>();
        Map<String, Integer> plans = new HashMap<>();
        try (FlightPlanClient client = Caller.in(tenant, "viewer").at(server.base())) {
            JsonObject feed = client.send("GET", "/events?limit=1000", null);
            for (JsonObject event : feed.getJsonArray("items").getValuesAs(JsonObject.class)) {
                plans.merge(event.getString("event_type"), 1, Integer::sum);
                if (event.getJsonObject("metadata").get("causation_id") instanceof JsonString cause) {
                    byCause.put(UUID.fromString(cause.getString()), event);
                }
            }
        }
        long begun = former.events.stream()
                .filter(event -> event.taken() && event.type().equals("flightplan.created"))
                .count();
        assertEquals(begun, plans.get("flightplan.created").longValue());
        for (Former event : former.events) {
            JsonObject now = byCause.get(ids.of("event", event.id()));
            if (event.taken() && !event.type().equals("flightplan.created")) {
                assertNotNull(now, event::type);
                assertEquals(event.type(), now.getString("event_type"));
                assertEquals(
                        moment(event.at().replace(' ', 'T')),
                        now.getJsonObject("metadata").getString("imported"));
                event.data().forEach((field, value) -> assertSame(event, field, value, now.getJsonObject("data")));
            } else {
                assertEquals(null, now, event::type);
            }
        }
    }

    private static void assertSame(Former event, String field, JsonValue value, JsonObject data) {
        JsonObject details = data.containsKey("details") ? data.getJsonObject("details") : JsonValue.EMPTY_JSON_OBJECT;
        JsonObject legacy = data.getJsonObject("legacy");
        JsonValue now = data.getOrDefault(
                field,
                details.getOrDefault(
                        field, legacy == null ? JsonValue.NULL : legacy.getOrDefault(field, JsonValue.NULL)));
        String was = ((JsonString) value).getString();
        if (field.equals("storage_key")) {
            // the new one is FlightPlan's own
            now = legacy.get(field);
        }
        String meant = switch (field) {
            case "admission_type", "gender" -> was.toLowerCase(java.util.Locale.ROOT);
            case "risk_level" -> "Intubated";
            case "to_location" -> "CTOR";
            case "admit_date", "effective_at", "occurred_at", "discharge_date" -> moment(was);
            default -> was;
        };
        // the stream says whose it is
        boolean implied = field.equals("admission_id") && !data.containsKey(field);
        JsonValue found = now;
        assertTrue(
                implied || (found instanceof JsonString text && text.getString().equals(meant)),
                () -> event.type() + " " + field + " " + data);
    }

    private static String moment(String local) {
        Instant at = LocalDateTime.parse(local).atZone(ZONE).toInstant();
        return at.toString();
    }

    @Test
    void commands_are_imported_a_line_each() throws Exception {
        ImporterProcess importer = importer();
        Path file = folder.resolve("commands.ndjson");
        UUID other = UUID.randomUUID();
        StringBuilder lines = new StringBuilder("{\"tenant\": \"" + tenant + "\", \"tenant_name\": \"Synthetic\"}\n");
        int read = 0;
        for (int i = 0; i < 20; i++) {
            UUID patient = UUID.randomUUID();
            UUID stay = UUID.randomUUID();
            String day = "2026-01-0" + (1 + i % 5);
            read += 5;
            lines.append(line(
                    tenant,
                    day + "T08:00:00Z",
                    "/patients",
                    "{\"patient_id\": \"" + patient + "\", \"name\": \"Synthia Line\", \"mrn\": \"SYN-L-" + i
                            + "\", \"date_of_birth\": \"2021-11-22\"}"));
            lines.append(line(
                    tenant,
                    day + "T08:05:00Z",
                    "/admissions",
                    "{\"admission_id\": \"" + stay + "\", \"patient_id\": \""
                            + patient + "\", \"specialty\": \"cardiac\", \"attending_id\": \"" + other
                            + "\", \"admit_date\": \"" + day
                            + "T08:00:00Z\"}"));
            lines.append(line(
                    tenant,
                    day + "T09:05:00Z",
                    "/admissions/" + stay + "/location",
                    "{\"to_location\": \"ACCU\", \"effective_at\": \"" + day + "T09:00:00Z\"}"));
            lines.append(line(
                    tenant,
                    day + "T10:05:00Z",
                    "/clinical-events",
                    "{\"admission_id\": \"" + stay
                            + "\", \"event_type\": \"risk_status\", \"occurred_at\": \"" + day
                            + "T10:00:00Z\", \"data\": {\"risk_level\": \""
                            + (i == 3 ? "Nonsense" : "ACCU") + "\"}}"));
            lines.append(line(
                    tenant,
                    day + "T20:05:00Z",
                    "/admissions/" + stay + "/discharge",
                    "{\"discharge_date\": \"" + day + "T20:00:00Z\"}"));
            lines.append(line(
                    other, day + "T08:00:00Z", "/patients", "{\"name\": \"Synthia Elsewhere\", \"mrn\": \"SYN-E\"}"));
        }
        lines.append("no JSON at all\n");
        read++;
        Files.writeString(file, lines);
        String[] options = {"--ndjson", file.toString(), "--tenant", tenant.toString()};
        Ended first = importer.run(options);
        String why = first.output() + Files.readString(importer.report());
        assertEquals(read, first.read(), why);
        assertEquals(2, first.rejected(), why);
        assertEquals(read - 2, first.imported(), why);
        // the event of a discharge that the plan has is recorded when the former system did, too
        assertEquals(0, count("count(*) $ and metadata ->> 'imported' is null"));
        Ended second = importer.run(options);
        assertEquals(0, second.imported(), second.output());
        assertEquals(read - 2, second.there(), second.output());
    }

    private static String line(UUID tenant, String at, String path, String body) {
        return "{\"tenant\": \"" + tenant + "\", \"at\": \"" + at + "\", \"method\": \"POST\", \"path\": \"" + path
                + "\", \"body\": " + body + "}\n";
    }
}
