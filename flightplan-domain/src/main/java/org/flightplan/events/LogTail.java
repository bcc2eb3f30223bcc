package org.flightplan.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.TenantId;

/** Reads the log across all tenants, for projections alone; no request ever reaches it. */
@ApplicationScoped
public class LogTail {

    // no upper bound: with one, a planner that has no statistics yet expects few rows, and reads and sorts the whole
    // rest
    private static final String AFTER = EventRows.COLUMNS + " where id > ? order by id limit ?";
    private static final String STREAM =
            EventRows.COLUMNS + " where tenant_id = ? and stream_id = ? and id between ? and ? order by event_version";
    private static final String HEAD = "select coalesce(max(id), 0) from event_store";

    private final EventRows rows;

    /** @param types the types of event there are, {@code phi} the seam their data comes through */
    @Inject
    public LogTail(EventTypes types, PhiSeam phi) {
        this.rows = new EventRows(types, phi);
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected LogTail() {
        this(null, null);
    }

    /**
     * The events behind a position, ascending. Holes in the positions are rolled-back appends and safe to skip: order is
     * given under a lock held to the commit.
     *
     * @param connection as a role that sees all tenants
     * @param through the last position wanted
     * @param limit the most events
     * @throws SQLException as the database gave it
     */
    public List<RecordedEvent> after(Connection connection, long position, long through, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
            statement.setLong(1, position);
            statement.setInt(2, limit);
            return rows.read(statement).stream()
                    .takeWhile(event -> event.position() <= through)
                    .toList();
        }
    }

    /**
     * The events of a stream from one position to another, both included, in its order.
     *
     * @throws SQLException as the database gave it
     */
    public List<RecordedEvent> stream(Connection connection, TenantId tenant, UUID stream, long from, long through)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STREAM)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, stream);
            statement.setLong(3, from);
            statement.setLong(4, through);
            return rows.read(statement);
        }
    }

    /**
     * The position of the newest event; 0 when there is none.
     *
     * @throws SQLException as the database gave it
     */
    public long head(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HEAD);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
