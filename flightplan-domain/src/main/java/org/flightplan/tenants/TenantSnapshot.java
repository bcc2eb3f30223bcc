package org.flightplan.tenants;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flightplan.pools.OneConnection;

/**
 * Reads a tenant's rows as they are at one moment, however long the reading takes: what is recorded meanwhile is not seen.
 * It holds a connection, and keeps the database from clearing away what changes, until it is closed.
 */
public final class TenantSnapshot implements AutoCloseable {

    // until the end of the transaction, which is the snapshot's
    private static final String SET_TENANT = "select set_config('flightplan.tenant_id', ?, true)";

    private final OneConnection one;

    /**
     * Takes it with the first read.
     *
     * @param database where from, as a role that walls bind
     * @throws DatabaseUnavailable when it can't be had now
     */
    public TenantSnapshot(Supplier<DataSource> database) {
        try {
            this.one = new OneConnection(database.get());
            Connection connection = one.getConnection();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }

    /** The way to the rows. */
    public TenantReading reading() {
        return new TenantReading(() -> one);
    }

    /**
     * Its connection, as this tenant, for a query that is read bit by bit; it is not to be closed.
     *
     * @throws SQLException as the database gave it
     */
    public Connection of(TenantId tenant) throws SQLException {
        Connection connection = one.getConnection();
        try (PreparedStatement statement = connection.prepareStatement(SET_TENANT)) {
            statement.setString(1, tenant.value().toString());
            statement.execute();
        }
        return connection;
    }

    /** Gives the connection back as it was. */
    @Override
    public void close() {
        try (OneConnection closing = one) {
            Connection connection = closing.getConnection();
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }
}
