package org.flightplan.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flightplan.events.RecordedEvent;

/** Where pages of the log come from. */
@FunctionalInterface
interface PageSource {

    /**
     * The events behind a position, ascending.
     *
     * @param through the last position wanted
     * @param most the most events
     */
    List<RecordedEvent> after(Connection connection, long position, long through, int most) throws SQLException;
}
