package org.flightplan.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;

/**
 * That events were recorded, without what they say: nothing of a patient is read, so nothing is opened and nothing comes on
 * record.
 */
@ApplicationScoped
public class LogNotices {

    private static final String COLUMNS = "select id, tenant_id, stream_id, stream_type, event_type from event_store";
    // no upper bound, for the reason that LogTail gives
    private static final String AFTER = COLUMNS + " where id > ? order by id limit ?";
    private static final String OF_TENANT = COLUMNS + " where tenant_id = ? and id > ? order by id limit ?";
    private static final String OF_TENANT_IN_STREAM =
            COLUMNS + " where tenant_id = ? and stream_id = ? and id > ? order by id limit ?";
    private static final String HEAD = "select coalesce(max(id), 0) from event_store";
    private static final String READABLE = "select last_position()";

    private final WorkConnections connections = WorkConnections.onServer();
    private final TenantReading tenants;

    /** @param tenants the way to a tenant's rows */
    @Inject
    public LogNotices(TenantReading tenants) {
        this.tenants = tenants;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected LogNotices() {
        this(null);
    }

    /**
     * The last position of the log that can be read now; for background work.
     *
     * @throws LogUnavailable when it can't be told now
     */
    public long head() {
        return work(HEAD, List.of(), LogNotices::position);
    }

    /**
     * The same, for a tenant's request.
     *
     * @throws LogUnavailable when it can't be told now
     */
    public long readable(TenantId tenant) {
        return read(tenant, READABLE, List.of(), answered -> position(answered.getResultSet()));
    }

    /**
     * All tenants' behind a position, ascending, at most {@code limit}; for background work.
     *
     * @throws LogUnavailable when they can't be read now
     */
    public List<EventNotice> after(long position, int limit) {
        return work(AFTER, List.of(position, limit), LogNotices::notices);
    }

    /**
     * A tenant's behind a position, ascending, at most {@code limit}.
     *
     * @throws LogUnavailable when they can't be read now
     */
    public List<EventNotice> after(TenantId tenant, long position, int limit) {
        List<Object> arguments = List.of(tenant.value(), position, limit);
        return read(tenant, OF_TENANT, arguments, answered -> notices(answered.getResultSet()));
    }

    /**
     * The same of one stream.
     *
     * @throws LogUnavailable when they can't be read now
     */
    public List<EventNotice> after(TenantId tenant, UUID stream, long position, int limit) {
        List<Object> arguments = List.of(tenant.value(), stream, position, limit);
        return read(tenant, OF_TENANT_IN_STREAM, arguments, answered -> notices(answered.getResultSet()));
    }

    /** Ends what background work waits for. */
    public void cut() {
        connections.cut();
    }

    private interface Rows<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> T work(String sql, List<?> arguments, Rows<T> rows) {
        try {
            return connections.with(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    for (int i = 0; i < arguments.size(); i++) {
                        statement.setObject(i + 1, arguments.get(i));
                    }
                    try (ResultSet row = statement.executeQuery()) {
                        return rows.of(row);
                    }
                }
            });
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private <T> T read(TenantId tenant, String sql, List<?> arguments, TenantReading.Reading<T> reading) {
        try {
            return tenants.read(tenant, sql, arguments, reading);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static LogUnavailable unavailable(SQLException e) {
        return new LogUnavailable("reading the log failed with SQLSTATE " + e.getSQLState(), e);
    }

    private static long position(ResultSet row) throws SQLException {
        row.next();
        return row.getLong(1);
    }

    private static List<EventNotice> notices(ResultSet row) throws SQLException {
        List<EventNotice> notices = new ArrayList<>();
        while (row.next()) {
            notices.add(new EventNotice(
                    row.getLong(1),
                    new TenantId((UUID) row.getObject(2)),
                    new StreamRef((UUID) row.getObject(3), row.getString(4)),
                    row.getString(5)));
        }
        return notices;
    }
}
