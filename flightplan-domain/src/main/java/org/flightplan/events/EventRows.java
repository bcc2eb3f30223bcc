package org.flightplan.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flightplan.fields.Jsons;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.TenantId;

/** Rows of the log as events, PHI opened. */
@ApplicationScoped
class EventRows {

    static final String COLUMNS = """
            select id, tenant_id, stream_id, stream_type, event_version, event_type, data, metadata, created_at, created_by,
                   coalesce((metadata ->> 'schema_version')::integer, 1) as schema_version
              from event_store
            """;

    private final EventTypes types;
    private final PhiSeam phi;

    @Inject
    EventRows(EventTypes types, PhiSeam phi) {
        this.types = types;
        this.phi = phi;
    }

    @SuppressWarnings("NullAway")
    protected EventRows() {
        this(null, null);
    }

    List<RecordedEvent> read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return read(row);
        }
    }

    List<RecordedEvent> read(ResultSet row) throws SQLException {
        List<RecordedEvent> events = new ArrayList<>();
        while (row.next()) {
            events.add(event(row));
        }
        return events;
    }

    private RecordedEvent event(ResultSet row) throws SQLException {
        TenantId tenant = new TenantId(row.getObject("tenant_id", UUID.class));
        String type = row.getString("event_type");
        String data = row.getString("data");
        String metadata = row.getString("metadata");
        return new RecordedEvent(
                row.getLong("id"),
                tenant,
                new StreamRef(row.getObject("stream_id", UUID.class), row.getString("stream_type")),
                row.getInt("event_version"),
                type,
                row.getInt("schema_version"),
                () -> phi.open(tenant, types.phiFields(type), Jsons.object(data)),
                () -> Jsons.object(metadata),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("created_by", UUID.class));
    }
}
