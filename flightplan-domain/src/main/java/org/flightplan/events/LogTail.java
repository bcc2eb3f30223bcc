package org.flightplan.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flightplan.settings.ServerDatasource;

/** Reads the log across all tenants, for projections alone; no request ever reaches it. */
@ApplicationScoped
public class LogTail {

    private static final String AFTER = EventRows.COLUMNS + " where id > ? and id <= ? order by id limit ?";

    private final EventRows rows;

    /** @param rows how a row becomes an event */
    @Inject
    LogTail(EventRows rows) {
        this.rows = rows;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected LogTail() {
        this(null);
    }

    /**
     * The events behind a position, ascending. Holes in the positions are rolled-back appends and safe to skip: order is
     * given under a lock held to the commit.
     *
     * @param through the last position wanted
     * @param limit the most events
     * @throws SQLException as the database gave it
     */
    public List<RecordedEvent> after(long position, long through, int limit) throws SQLException {
        DataSource events = ServerDatasource.EVENTS.lookup();
        try (Connection connection = events.getConnection();
                PreparedStatement statement = connection.prepareStatement(AFTER)) {
            statement.setLong(1, position);
            statement.setLong(2, through);
            statement.setInt(3, limit);
            return rows.read(statement);
        }
    }

    /**
     * The position of the newest event; 0 when there is none.
     *
     * @throws SQLException as the database gave it
     */
    public long head() throws SQLException {
        DataSource events = ServerDatasource.EVENTS.lookup();
        try (Connection connection = events.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select coalesce(max(id), 0) from event_store");
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
