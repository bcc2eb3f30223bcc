package org.flightplan.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flightplan.fields.Jsons;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.jspecify.annotations.Nullable;

/** Reads a tenant's streams and its feed; another tenant's events are as if they did not exist. */
@ApplicationScoped
@TenantTransaction
public class StreamReader {

    private static final String STREAM =
            EventRows.COLUMNS + " where tenant_id = ? and stream_id = ? order by event_version";
    private static final String STREAM_PAGE = EventRows.COLUMNS
            + " where tenant_id = ? and stream_id = ? and event_version > ? order by event_version limit ?";
    private static final String FEED = EventRows.COLUMNS + " where tenant_id = ? and id > ? order by id limit ?";
    private static final String TYPE =
            "select stream_type from event_store where tenant_id = ? and stream_id = ? and event_version = 1";
    private static final String RECEIPT = """
            select body_hash, answer, event_version, position
              from command_receipts
             where tenant_id = ? and idempotency_key = ?
            """;

    private final EventRows rows;
    private final PersistenceUnits units;

    /** @param rows how a row becomes an event, and {@code units} whose transaction it reads in */
    @Inject
    StreamReader(EventRows rows, PersistenceUnits units) {
        this.rows = rows;
        this.units = units;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected StreamReader() {
        this(null, null);
    }

    /** All events of a stream in its order; empty when the tenant has no such stream. */
    public List<RecordedEvent> stream(TenantId tenant, UUID stream) {
        return query(connection -> stream(connection, tenant, stream));
    }

    /** The events of a stream behind a version, at most {@code limit}, in its order. */
    public List<RecordedEvent> stream(TenantId tenant, UUID stream, int afterVersion, int limit) {
        return query(connection -> rows(connection, STREAM_PAGE, tenant.value(), stream, afterVersion, limit));
    }

    /**
     * The tenant's events behind a position, at most {@code limit}, ascending. Safe to tail: nothing ever appears before
     * a position that was seen.
     */
    public List<RecordedEvent> feed(TenantId tenant, long after, int limit) {
        return query(connection -> rows(connection, FEED, tenant.value(), after, limit));
    }

    /**
     * All that a command is decided on. Events that are seen have their receipt seen too.
     *
     * @param stream the stream the command goes to
     * @param related further streams whose existence matters
     * @param idempotencyKey the caller's, or null
     */
    public History history(TenantId tenant, UUID stream, Set<UUID> related, @Nullable String idempotencyKey) {
        return query(connection -> {
            List<RecordedEvent> events = stream(connection, tenant, stream);
            Map<UUID, String> types = types(connection, tenant, related);
            // last: whoever sees an earlier request's events must see its receipt too
            Optional<StoredReceipt> receipt =
                    idempotencyKey == null ? Optional.empty() : receipt(connection, tenant, idempotencyKey);
            return new History(receipt, events, types);
        });
    }

    private List<RecordedEvent> stream(Connection connection, TenantId tenant, UUID stream) throws SQLException {
        return rows(connection, STREAM, tenant.value(), stream);
    }

    private List<RecordedEvent> rows(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments)) {
            return rows.read(statement);
        }
    }

    private static Map<UUID, String> types(Connection connection, TenantId tenant, Set<UUID> streams)
            throws SQLException {
        Map<UUID, String> types = new HashMap<>();
        for (UUID stream : streams) {
            try (PreparedStatement statement = prepare(connection, TYPE, tenant.value(), stream);
                    ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    types.put(stream, row.getString(1));
                }
            }
        }
        return types;
    }

    private static Optional<StoredReceipt> receipt(Connection connection, TenantId tenant, String key)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, RECEIPT, tenant.value(), key);
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new StoredReceipt(
                            new Receipt(
                                    key,
                                    HexFormat.of().formatHex(row.getBytes("body_hash")),
                                    Jsons.object(row.getString("answer"))),
                            row.getInt("event_version"),
                            row.getLong("position")))
                    : Optional.empty();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    // on the connection that the transaction holds: to ask the pool for it once more would wait behind requests that
    // have none yet, while they wait for this one
    private <T> T query(Query<T> query) {
        try {
            return query.on(units.requests().unwrap(Connection.class));
        } catch (SQLException e) {
            throw new LogUnavailable("reading the log failed with SQLSTATE " + e.getSQLState(), e);
        }
    }

    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
