package org.flightplan.bench.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.bench.faults.Outcome.Acknowledged;
import org.flightplan.bench.stand.Database;

/** The tables as the superuser sees them. */
final class StoredLog {

    private static final String EVENTS = """
            select id, tenant_id, stream_id, event_version, event_type, created_at, metadata ->> 'event_id' as event_id,
                   case event_type when 'flightplan.created' then data ->> 'admission_id'
                                   else stream_id::text end as subject,
                   case event_type when 'clinical_event.recorded' then metadata ->> 'event_id'
                                   when 'admission.location_changed' then data ->> 'to_bed'
                                   else '' end as mark
              from event_store
             where id > ?
             order by id
            """;

    private static final String RECEIPTS =
            "select idempotency_key, event_version, position from idempotency_records where tenant_id = ?";

    private static final String STREAMS = """
            select coalesce(l.id, m.id) || ' at ' || coalesce(m.version, 0) || ' instead of ' || coalesce(l.version, 0)
              from (select stream_id as id, max(event_version) as version from event_store
                     where tenant_id = ? and stream_type = '%s' group by stream_id) as l
              full join (select id, version from %s where tenant_id = ?) as m on m.id = l.id
             where l.version is distinct from m.version
            """;

    private static final String TIMELINE = """
            select coalesce(l.id, m.id::text) || ' in one of log and timeline alone'
              from (select metadata ->> 'event_id' as id, stream_id, id as position from event_store
                     where tenant_id = ?
                       and event_type in ('clinical_event.recorded', 'admission.created', 'admission.location_changed',
                                          'admission.discharged')) as l
              full join (select id, admission_id, position from read_model_timeline where tenant_id = ?) as m
                on m.id::text = l.id and m.admission_id = l.stream_id and m.position = l.position
             where l.id is null or m.id is null
            """;

    private static final String PARKED =
            "select stream_id || ' is parked' from projection_parked where tenant_id = ? or tenant_id = ?";

    private final Database database;

    StoredLog(Database database) {
        this.database = database;
    }

    /** The position of the newest event; 0 when there is none. */
    long head() {
        return database.number("select coalesce(max(id), 0) from event_store");
    }

    List<StoredEvent> after(long position) throws SQLException {
        return query(EVENTS, StoredLog::event, position);
    }

    /** When the event at a position was recorded; the epoch for position 0. */
    Instant recordedAt(long position) throws SQLException {
        List<Instant> moments =
                query("select created_at from event_store where id = ?", row -> moment(row, "created_at"), position);
        return moments.isEmpty() ? Instant.EPOCH : moments.get(0);
    }

    Map<String, Acknowledged> receipts(UUID tenant) throws SQLException {
        Map<String, Acknowledged> receipts = new HashMap<>();
        query(
                RECEIPTS,
                row -> receipts.put(
                        row.getString("idempotency_key"),
                        new Acknowledged(row.getInt("event_version"), row.getLong("position"))),
                tenant);
        return receipts;
    }

    /** In which the tenant's read models differ from its log. */
    List<String> unprojected(UUID tenant) throws SQLException {
        List<String> differences = new ArrayList<>();
        for (String sql : List.of(
                STREAMS.formatted("Patient", "read_model_patients"),
                STREAMS.formatted("Admission", "read_model_admissions"),
                STREAMS.formatted("FlightPlan", "read_model_flightplans"),
                TIMELINE,
                PARKED)) {
            differences.addAll(query(sql, row -> row.getString(1), tenant, tenant));
        }
        return differences;
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        Effect effect = new Effect(
                row.getString("event_type"), UUID.fromString(row.getString("subject")), row.getString("mark"));
        return new StoredEvent(
                row.getLong("id"),
                row.getObject("tenant_id", UUID.class),
                row.getObject("stream_id", UUID.class),
                row.getInt("event_version"),
                effect,
                row.getString("event_id"),
                moment(row, "created_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private <T> List<T> query(String sql, Row<T> read, Object... arguments) throws SQLException {
        try (Connection connection = database.superuser().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(read.of(row));
                }
            }
            return rows;
        }
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }
}
