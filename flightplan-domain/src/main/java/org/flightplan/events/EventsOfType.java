package org.flightplan.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.tenants.DatabaseUnavailable;

/** All events of a type across all tenants, for who keeps the installation; no request ever reaches it. */
@ApplicationScoped
public class EventsOfType {

    private static final String HEAD = "select coalesce(max(id), 0) from event_store";
    private static final String OF_TYPE =
            EventRows.COLUMNS + " where event_type = ? and id > ? and id <= ? order by id";

    private final EventRows rows;

    /** @param rows how a row becomes an event */
    @Inject
    EventsOfType(EventRows rows) {
        this.rows = rows;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected EventsOfType() {
        this(null);
    }

    /**
     * Events behind a position.
     *
     * @param head the last position that was read
     * @param events of the type up to there, ascending
     */
    public record Page(long head, List<RecordedEvent> events) {}

    /**
     * Reads all that the log holds behind a position, for events that are few.
     *
     * @throws DatabaseUnavailable when it can't be read now
     */
    public Page after(String type, long position) {
        try (Connection connection = ServerDatasource.EVENTS.lookup().getConnection();
                PreparedStatement last = connection.prepareStatement(HEAD);
                PreparedStatement statement = connection.prepareStatement(OF_TYPE)) {
            long head;
            try (ResultSet row = last.executeQuery()) {
                row.next();
                head = row.getLong(1);
            }
            statement.setString(1, type);
            // a log that was restored to an earlier moment begins anew
            statement.setLong(2, position > head ? 0 : position);
            statement.setLong(3, head);
            return new Page(head, rows.read(statement));
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }
}
