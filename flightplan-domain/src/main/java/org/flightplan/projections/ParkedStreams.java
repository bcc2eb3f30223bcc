package org.flightplan.projections;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.flightplan.events.RecordedEvent;
import org.flightplan.settings.ServerDatasource;

/** The streams that projections stand still with, while the others go on. */
@ApplicationScoped
class ParkedStreams {

    private static final String ALL = """
            select projection, tenant_id, stream_id, position, event_type, reason, parked_at
              from projection_parked
             order by position, projection
            """;
    private static final String PARK = """
            insert into projection_parked (tenant_id, projection, stream_id, position, event_type, reason, parked_at)
            values (?, ?, ?, ?, ?, ?, clock_timestamp())
            on conflict (tenant_id, projection, stream_id) do nothing
            """;
    private static final String RELEASE = "delete from projection_parked where projection = any (?)";

    List<ParkedStream> all() throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet row = statement.executeQuery()) {
            List<ParkedStream> parked = new ArrayList<>();
            while (row.next()) {
                parked.add(new ParkedStream(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class).toInstant()));
            }
            return parked;
        }
    }

    void park(String projection, RecordedEvent event, String reason) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(PARK)) {
            statement.setObject(1, event.tenant().value());
            statement.setString(2, projection);
            statement.setObject(3, event.stream().id());
            statement.setLong(4, event.position());
            statement.setString(5, event.type());
            statement.setString(6, reason);
            statement.executeUpdate();
        }
    }

    void release(Collection<String> projections) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setArray(1, connection.createArrayOf("text", projections.toArray()));
            statement.executeUpdate();
        }
    }

    private static Connection connection() throws SQLException {
        return ServerDatasource.EVENTS.lookup().getConnection();
    }
}
