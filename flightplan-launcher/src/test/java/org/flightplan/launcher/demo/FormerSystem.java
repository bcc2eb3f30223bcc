package org.flightplan.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A log as the Python system wrote it, made up: some patients with all that it is known for. */
final class FormerSystem {

    static final UUID TENANT = new UUID(0x5959, 0x8001);
    private static final UUID USER = new UUID(0x5959, 0x8002);
    private static final int PATIENTS = 12;

    /** An event, and whether it is to be taken. */
    record Former(
            long position,
            UUID id,
            UUID stream,
            String streamType,
            String type,
            JsonObject data,
            String at,
            boolean taken) {}

    final List<Former> events = new ArrayList<>();

    FormerSystem() {
        for (int i = 0; i < PATIENTS; i++) {
            patient(i);
        }
        UUID lonely = new UUID(0x5151, 1);
        add(lonely, "Admission", "admission.created", false, Map.of("admit_date", "2024-05-01T08:00:00"), 1);
        add(lonely, "FlightPlan", "flightplan.created", false, Map.of("admission_id", lonely.toString()), 1);
        add(lonely, "Admission", "billing.closed", false, Map.of("amount", "1"), 1);
    }

    private void patient(int i) {
        UUID patient = new UUID(0x5050, i + 1);
        UUID stay = new UUID(0x5353, i + 1);
        UUID plan = new UUID(0x5454, i + 1);
        add(
                patient,
                "Patient",
                "patient.created",
                true,
                Map.of(
                        "name",
                        "Synthia Python " + i,
                        "mrn",
                        "SYN-PY-" + i,
                        "date_of_birth",
                        "2021-03-04",
                        "gender",
                        "Female",
                        "ward_colour",
                        "blue"),
                i);
        add(
                stay,
                "Admission",
                "admission.created",
                true,
                Map.of(
                        "patient_id",
                        patient.toString(),
                        "attending_id",
                        USER.toString(),
                        "admit_date",
                        "2024-03-01T08:00:00",
                        "admission_type",
                        "Emergency",
                        "chief_complaint",
                        "Synthetic complaint"),
                i);
        add(
                plan,
                "FlightPlan",
                "flightplan.created",
                true,
                Map.of("admission_id", stay.toString(), "status", "draft"),
                i);
        add(
                stay,
                "Admission",
                "admission.location_changed",
                true,
                Map.of(
                        "admission_id",
                        stay.toString(),
                        "to_location",
                        "OR Suite 3",
                        "effective_at",
                        "2024-03-01T09:00:00"),
                i);
        add(
                stay,
                "Admission",
                "clinical_event.recorded",
                true,
                Map.of(
                        "event_id",
                        new UUID(0x5555, i + 1).toString(),
                        "admission_id",
                        stay.toString(),
                        "event_type",
                        "risk_status",
                        "occurred_at",
                        "2024-03-01T10:00:00",
                        "risk_level",
                        "intubated",
                        "pump",
                        "left"),
                i);
        add(
                stay,
                "Admission",
                "clinical_event.recorded",
                true,
                Map.of(
                        "event_id",
                        new UUID(0x5556, i + 1).toString(),
                        "admission_id",
                        stay.toString(),
                        "event_type",
                        "annotation",
                        "occurred_at",
                        "2024-07-01T10:00:00.123456",
                        "text",
                        "Synthetic note " + i),
                i);
        add(patient, "Patient", "patient.updated", true, Map.of("diagnosis", "Synthetic diagnosis " + i), i);
        add(
                stay,
                "Admission",
                "attachment.added",
                i % 2 == 0,
                Map.of(
                        "attachment_id",
                        new UUID(0x5656, i + 1).toString(),
                        "admission_id",
                        stay.toString(),
                        "occurred_at",
                        "2024-03-02T10:00:00",
                        "filename",
                        "synthetic.txt",
                        "storage_key",
                        "att/" + i + ".txt"),
                i);
        add(plan, "FlightPlan", "flightplan.status_changed", true, Map.of("from", "draft", "to", "active"), i);
        add(
                stay,
                "Admission",
                "admission.discharged",
                true,
                Map.of("discharge_date", "2024-07-02T12:00:00", "disposition", "Home"),
                i);
    }

    private void add(UUID stream, String streamType, String type, boolean taken, Map<String, String> fields, int hour) {
        long position = events.size() + 1L;
        var data = Json.createObjectBuilder();
        fields.forEach(data::add);
        String at = "2024-08-01 0" + hour % 10 + ":00:00.0000" + (10 + position % 90);
        events.add(new Former(position, new UUID(0x5757, position), stream, streamType, type, data.build(), at, taken));
    }

    long taken() {
        return events.stream().filter(Former::taken).count();
    }

    /** Contents of the attachments that are to be taken. */
    static void attachments(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("att"));
        for (int i = 0; i < PATIENTS; i += 2) {
            Files.writeString(folder.resolve("att/" + i + ".txt"), "Synthetic content " + i);
        }
    }

    /** Writes it into an empty database. */
    void into(Connection connection, boolean postgres) throws SQLException {
        String uuid = postgres ? "uuid" : "text";
        try (var statement = connection.createStatement()) {
            statement.execute("create table tenants (id " + uuid + " primary key, name text)");
            statement.execute("create table events (event_id " + uuid
                    + " not null, global_position bigint primary key, tenant_id "
                    + uuid + " not null, stream_id " + uuid
                    + " not null, stream_type text, event_version integer, event_type text,"
                    + " data " + (postgres ? "jsonb" : "text") + ", metadata text, created_by " + uuid + ", created_at "
                    + (postgres ? "timestamp" : "text") + ", unique (tenant_id, stream_id, event_version))");
            statement.execute("insert into tenants values ('" + TENANT + "', 'Synthetic Former Hospital')");
        }
        String cast = postgres ? "cast(? as uuid)" : "?";
        try (PreparedStatement insert =
                connection.prepareStatement("insert into events values (" + cast + ", ?, " + cast + ", "
                        + cast + ", ?, ?, ?, " + (postgres ? "cast(? as jsonb)" : "?") + ", '{}', " + cast + ", "
                        + (postgres ? "cast(? as timestamp)" : "?") + ")")) {
            for (Former event : events) {
                // SQLAlchemy writes ids into SQLite without hyphens
                insert.setString(1, id(event.id(), postgres));
                insert.setLong(2, event.position());
                insert.setString(3, id(TENANT, postgres));
                insert.setString(4, id(event.stream(), postgres));
                insert.setString(5, event.streamType());
                insert.setLong(6, event.position());
                insert.setString(7, event.type());
                String data = event.data().toString();
                insert.setString(
                        8,
                        postgres
                                ? data
                                : event.position() % 3 == 0
                                        ? Json.createValue(data).toString()
                                        : data);
                insert.setString(9, id(USER, postgres));
                insert.setString(10, event.at());
                insert.executeUpdate();
            }
        }
    }

    private static String id(UUID id, boolean postgres) {
        return postgres ? id.toString() : id.toString().replace("-", "");
    }
}
