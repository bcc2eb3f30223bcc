package org.flightplan.tenants;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flightplan.pools.ServerDatasource;

/**
 * Reads a tenant's rows by plain SQL, in one round trip that knows the tenant. It is the lighter one of the two ways to
 * the database, for what every command reads: no transaction manager, no persistence context.
 *
 * <p>The tenant is set by the first of several statements that are sent together. PostgreSQL runs what comes before one
 * Sync message as one transaction, and what is set for a transaction ends with it. Sent one by one, in autocommit, the
 * others would know no tenant, and see no row.
 */
@ApplicationScoped
public class TenantReading {

    // true: until the end of this transaction only, so that the pooled connection forgets the tenant. These are
    // look-ups
    // by keys: to plan them anew each time would cost as much as they do
    private static final String SET_TENANT = "select set_config('flightplan.tenant_id', ?, true),"
            + " set_config('plan_cache_mode', 'force_generic_plan', true);";

    private final Supplier<DataSource> database;

    /** Reads from the server's datasource of requests. */
    public TenantReading() {
        this(ServerDatasource.REQUESTS::lookup);
    }

    /** @param database where from, as a role that walls bind */
    public TenantReading(Supplier<DataSource> database) {
        this.database = database;
    }

    /** What is read: the statement stands at the first result. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads the results, going on by {@link PreparedStatement#getMoreResults()}. */
        T of(PreparedStatement answered) throws SQLException;
    }

    /**
     * Reads as a tenant.
     *
     * @param sql one query or several, with a semicolon between them
     * @param arguments of all of them, in their order; a collection of ids becomes an array, as an array of texts does
     * @throws SQLException as the database gave it
     */
    public <T> T read(TenantId tenant, String sql, List<?> arguments, Reading<T> reading) throws SQLException {
        try (Connection connection = database.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(SET_TENANT + sql)) {
            statement.setString(1, tenant.value().toString());
            for (int i = 0; i < arguments.size(); i++) {
                bind(connection, statement, i + 2, arguments.get(i));
            }
            statement.execute();
            statement.getMoreResults();
            return reading.of(statement);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, Object argument)
            throws SQLException {
        if (argument instanceof String[] texts) {
            statement.setArray(index, connection.createArrayOf("text", texts));
        } else if (argument instanceof byte[][] bytes) {
            statement.setArray(index, connection.createArrayOf("bytea", bytes));
        } else if (argument instanceof Collection<?> ids) {
            statement.setArray(index, connection.createArrayOf("uuid", ids.toArray(new UUID[0])));
        } else {
            statement.setObject(index, argument);
        }
    }
}
