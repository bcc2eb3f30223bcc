package org.flightplan.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flightplan.events.LogUnavailable;
import org.flightplan.events.WorkConnections;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/** How far the log is sealed, for those who watch over it; it shows numbers, positions and moments, no data. */
@ApplicationScoped
public class SealStatus {

    // a step into an index for each tenant
    private static final String LAST = """
            select t.id, s.number, s.position, s.sealed_at
              from tenants t
              left join lateral (select number, positions[cardinality(positions)] as position, sealed_at
                                   from log_seals where tenant_id = t.id order by number desc limit 1) as s on true
             order by t.name, t.id
            """;
    private static final String SEALED = "select position from log_sealing";

    /**
     * A tenant's newest seal.
     *
     * @param tenant whose log it is
     * @param number of the seal, 0 without one
     * @param position of the last event that is sealed, 0 without one
     * @param at when it was made, or null
     */
    public record LastSeal(
            TenantId tenant,
            int number,
            long position,
            @Nullable Instant at) {}

    /**
     * The state at one moment.
     *
     * @param position up to which every event of the log is sealed
     * @param lagSeconds how old the oldest event is that is not; 0 when all are
     * @param last of every tenant, by its name
     */
    public record Snapshot(long position, double lagSeconds, List<LastSeal> last) {}

    /**
     * The state now.
     *
     * @throws LogUnavailable when the database can't be asked; try again later
     */
    public Snapshot snapshot() {
        try {
            return WorkConnections.onServer()
                    .with(connection ->
                            new Snapshot(sealed(connection), new SealStore(connection).lagSeconds(), last(connection)));
        } catch (SQLException e) {
            throw new LogUnavailable("seals can't be read, SQLSTATE " + e.getSQLState(), e);
        }
    }

    private static long sealed(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SEALED);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static List<LastSeal> last(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST);
                ResultSet row = statement.executeQuery()) {
            List<LastSeal> seals = new ArrayList<>();
            while (row.next()) {
                Timestamp at = row.getTimestamp(4);
                seals.add(new LastSeal(
                        new TenantId((UUID) row.getObject(1)),
                        row.getInt(2),
                        row.getLong(3),
                        at == null ? null : at.toInstant()));
            }
            return seals;
        }
    }
}
