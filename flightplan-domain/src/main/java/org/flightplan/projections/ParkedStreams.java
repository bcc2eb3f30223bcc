package org.flightplan.projections;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.events.RecordedEvent;
import org.flightplan.projections.FaultIsolation.ProjectionFault;
import org.flightplan.projections.ReadModel.TableSet;

/** The streams that projections stand still with, while the others go on. */
final class ParkedStreams {

    private static final Logger LOG = Logger.getLogger(ParkedStreams.class.getName());

    private static final String ALL = """
            select projection, tenant_id, stream_id, position, event_type, reason, parked_at, retries, retry_at,
                   retry_at <= clock_timestamp() as due
              from {table}
             order by position, projection
            """;
    private static final String PARK = """
            insert into {table}
              (tenant_id, projection, stream_id, position, event_type, reason, parked_at, retry_at)
            values (?, ?, ?, ?, ?, ?, clock_timestamp(), clock_timestamp() + interval '1 minute')
            on conflict (tenant_id, projection, stream_id) do nothing
            """;
    private static final String THIS_ONE = " where tenant_id = ? and projection = ? and stream_id = ?";
    // 1, 2, 4 ... minutes between two tries, a day at most
    private static final String POSTPONE = """
            update projection_parked
               set retries  = retries + 1,
                   retry_at = clock_timestamp() + least(interval '1 minute' * 2 ^ least(retries + 1, 20), interval '1 day')
            """;
    private static final String RELEASE = "delete from projection_parked";
    private static final String HASTEN =
            "update projection_parked set retry_at = clock_timestamp() where projection = ?";
    private static final String REPLACE = """
            insert into projection_parked
              (tenant_id, projection, stream_id, position, event_type, reason, parked_at, retries, retry_at)
            select tenant_id, projection, stream_id, position, event_type, reason, parked_at, retries, retry_at
              from projection_parked_shadow
            """;

    private final String table;

    ParkedStreams(TableSet edition) {
        table = edition.table("projection_parked");
    }

    /** A parked stream, and whether it is time to try it again. */
    record Entry(ParkedStream stream, boolean due) {}

    /** All of them, in the order in which they are to be tried again. */
    List<Entry> all(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL.replace("{table}", table));
                ResultSet row = statement.executeQuery()) {
            List<Entry> parked = new ArrayList<>();
            while (row.next()) {
                ParkedStream stream = new ParkedStream(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        row.getInt(8),
                        row.getObject(9, OffsetDateTime.class).toInstant());
                parked.add(new Entry(stream, row.getBoolean(10)));
            }
            return parked;
        }
    }

    void park(Connection connection, ProjectionFault fault) throws SQLException {
        RecordedEvent event = fault.event();
        LOG.log(Level.SEVERE, "ALARM: projection {0} parks stream {1} at position {2} ({3}): {4}", new Object[] {
            fault.projection(), event.stream().id(), event.position(), event.type(), fault.reason()
        });
        try (PreparedStatement statement = connection.prepareStatement(PARK.replace("{table}", table))) {
            statement.setObject(1, event.tenant().value());
            statement.setString(2, fault.projection());
            statement.setObject(3, event.stream().id());
            statement.setLong(4, event.position());
            statement.setString(5, event.type());
            statement.setString(6, fault.reason());
            statement.executeUpdate();
        }
    }

    /** It goes on: what it lacked is projected. False when it was not parked any more. */
    static boolean release(Connection connection, ParkedStream parked) throws SQLException {
        return change(connection, RELEASE + THIS_ONE, parked);
    }

    /** It failed again: the next try is farther away. */
    static void postpone(Connection connection, ParkedStream parked) throws SQLException {
        change(connection, POSTPONE + THIS_ONE, parked);
    }

    /** All of a projection are to be tried again soon. */
    static void hasten(Connection connection, String projection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HASTEN)) {
            statement.setString(1, projection);
            statement.executeUpdate();
        }
    }

    /** The live ones give way to those that a rebuild met. */
    static void replaceByShadows(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(RELEASE);
            statement.executeUpdate(REPLACE);
        }
    }

    private static boolean change(Connection connection, String sql, ParkedStream parked) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parked.tenant());
            statement.setString(2, parked.projection());
            statement.setObject(3, parked.stream());
            return statement.executeUpdate() == 1;
        }
    }
}
