package org.flightplan.tenants;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flightplan.settings.ServerDatasource;

/**
 * Reads a tenant's rows by plain SQL, in a short transaction of its own that knows the tenant. It is the lighter one of
 * the two ways to the database, for what every command reads: no transaction manager, no persistence context.
 */
@ApplicationScoped
public class TenantReading {

    // true: until the end of this transaction only, so that the pooled connection forgets the tenant
    private static final String SET_TENANT = "select set_config('flightplan.tenant_id', ?, true)";

    /** What is read, on a connection that sees one tenant's rows. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads; it leaves the transaction alone. */
        T on(Connection connection) throws SQLException;
    }

    /**
     * Reads as a tenant.
     *
     * @throws SQLException as the database gave it
     */
    public <T> T read(TenantId tenant, Reading<T> reading) throws SQLException {
        try (Connection connection = ServerDatasource.REQUESTS.lookup().getConnection()) {
            connection.setAutoCommit(false);
            try {
                setTenant(connection, tenant);
                return reading.on(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void setTenant(Connection connection, TenantId tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET_TENANT)) {
            statement.setString(1, tenant.value().toString());
            statement.execute();
        }
    }
}
