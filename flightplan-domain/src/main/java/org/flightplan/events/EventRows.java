package org.flightplan.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Jsons;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.TenantId;

/** Rows of the log as events, in the present version of their types, PHI opened. */
@ApplicationScoped
public class EventRows {

    /** What is read of an event, as far as the table's name. */
    public static final String COLUMNS = """
            select id, tenant_id, stream_id, stream_type, event_version, event_type, data, metadata, created_at, created_by,
                   coalesce((metadata ->> 'schema_version')::integer, 1) as schema_version
              from event_store
            """;

    private final EventTypes types;
    private final PhiSeam phi;

    /** @param types and the {@code phi} of events */
    @Inject
    public EventRows(EventTypes types, PhiSeam phi) {
        this.types = types;
        this.phi = phi;
    }

    @SuppressWarnings("NullAway")
    protected EventRows() {
        this(null, null);
    }

    /** The events that a query of the {@link #COLUMNS} finds. */
    public List<RecordedEvent> read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return read(row);
        }
    }

    List<RecordedEvent> read(ResultSet row) throws SQLException {
        return read(row, Integer.MAX_VALUE);
    }

    /** The next events of a result, so many at most. */
    List<RecordedEvent> read(ResultSet row, int most) throws SQLException {
        List<RecordedEvent> events = new ArrayList<>();
        while (events.size() < most && row.next()) {
            events.add(event(row));
        }
        return events;
    }

    /** Fetches at once the keys that opening all of these takes; they are of one tenant. */
    void prepare(TenantId tenant, List<RecordedEvent> events) {
        Set<String> fields = events.stream()
                .map(RecordedEvent::type)
                .distinct()
                .flatMap(type -> types.phiFields(type).stream())
                .collect(Collectors.toUnmodifiableSet());
        phi.prepare(tenant, fields, events.stream().map(RecordedEvent::stored).toList());
    }

    /**
     * The content of a row in the present version of its type.
     *
     * @throws LogUnavailable when it was written by a later build
     */
    JsonObject decidable(String type, int schemaVersion, String data) {
        if (schemaVersion > types.version(type)) {
            throw LogUnavailable.laterVersion(type);
        }
        return types.present(type, schemaVersion, Jsons.object(data));
    }

    // it names the version of the content that goes with it
    private static JsonObject metadata(JsonObject stored, int schemaVersion, int present) {
        return present == schemaVersion
                ? stored
                : JsonDoc.of(stored).with("schema_version", present).build();
    }

    // by number, and without asking for a class: a server's pool finds such a method of the driver anew for each value
    private RecordedEvent event(ResultSet row) throws SQLException {
        TenantId tenant = new TenantId((UUID) row.getObject(2));
        String type = row.getString(6);
        int schemaVersion = row.getInt(11);
        int present = Math.max(schemaVersion, types.version(type));
        String data = row.getString(7);
        String metadata = row.getString(8);
        return new RecordedEvent(
                row.getLong(1),
                tenant,
                new StreamRef((UUID) row.getObject(3), row.getString(4)),
                row.getInt(5),
                type,
                present,
                present > types.version(type),
                () -> types.present(type, schemaVersion, Jsons.object(data)),
                stored -> phi.open(tenant, types.phiFields(type), stored),
                () -> metadata(Jsons.object(metadata), schemaVersion, present),
                row.getTimestamp(9).toInstant(),
                (UUID) row.getObject(10));
    }
}
