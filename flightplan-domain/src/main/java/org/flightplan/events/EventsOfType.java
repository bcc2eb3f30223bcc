package org.flightplan.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.tenants.DatabaseUnavailable;

/** All events of a type across all tenants, for who keeps the installation; no request ever reaches it. */
@ApplicationScoped
public class EventsOfType {

    private static final String OF_TYPE = EventRows.COLUMNS + " where event_type = ? order by id";

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
     * Reads the whole log for events that are few.
     *
     * @throws DatabaseUnavailable when it can't be read now
     */
    public List<RecordedEvent> all(String type) {
        try (Connection connection = ServerDatasource.EVENTS.lookup().getConnection();
                PreparedStatement statement = connection.prepareStatement(OF_TYPE)) {
            statement.setString(1, type);
            return rows.read(statement);
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }
}
