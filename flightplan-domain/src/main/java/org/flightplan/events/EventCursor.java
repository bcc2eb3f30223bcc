package org.flightplan.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantSnapshot;

/**
 * All events of a tenant in the order of the log, by one query that is read bit by bit: pages would each be searched anew, and
 * a planner may sort all of the tenant's events for each.
 */
public final class EventCursor implements AutoCloseable {

    private static final String ALL = EventRows.COLUMNS + " where tenant_id = ? order by id";

    private final EventRows rows;
    private final TenantId tenant;
    private final int most;
    private final PreparedStatement statement;
    private final ResultSet row;

    /**
     * Begins to read.
     *
     * @param most how many events are in memory at once
     * @throws LogUnavailable when they can't be read now
     */
    public EventCursor(TenantSnapshot snapshot, TenantId tenant, EventRows rows, int most) {
        this.rows = rows;
        this.tenant = tenant;
        this.most = most;
        try {
            Connection connection = snapshot.of(tenant);
            this.statement = connection.prepareStatement(ALL);
            statement.setFetchSize(most);
            statement.setObject(1, tenant.value());
            this.row = statement.executeQuery();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /**
     * The next ones; empty behind the last.
     *
     * @throws LogUnavailable when they can't be read now
     */
    public List<RecordedEvent> next() {
        try {
            List<RecordedEvent> events = rows.read(row, most);
            rows.prepare(tenant, events);
            return events;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static LogUnavailable unavailable(SQLException e) {
        return new LogUnavailable("reading the log failed with SQLSTATE " + e.getSQLState(), e);
    }

    @Override
    public void close() {
        try {
            // and with it the result
            statement.close();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }
}
