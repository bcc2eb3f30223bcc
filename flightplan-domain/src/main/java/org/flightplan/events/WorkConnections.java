package org.flightplan.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flightplan.health.Worker;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.pools.ServerDatasource;
import org.postgresql.PGConnection;

/** The connections that a piece of background work has at a time, so that a database that does not answer can be left. */
public final class WorkConnections {

    private static final Logger LOG = Logger.getLogger(WorkConnections.class.getName());

    private final Supplier<DataSource> database;
    private final Set<Connection> held =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    /** @param database where they are from */
    public WorkConnections(Supplier<DataSource> database) {
        this.database = database;
    }

    /** As {@code flightplan_events}; looked up when needed, since the server may still be making it. */
    public static WorkConnections onServer() {
        return new WorkConnections(ServerDatasource.EVENTS::lookup);
    }

    /** Background work that takes a connection for each of its rounds, once the schema is there. */
    public static Worker.Round round(StartupMigrator migrator, Work<?> work) {
        WorkConnections connections = onServer();
        return new Worker.Round() {
            @Override
            public void run() throws SQLException {
                if (migrator.isMigrated()) {
                    connections.with(work);
                }
            }

            @Override
            public void cut() {
                connections.cut();
            }
        };
    }

    /** Something that is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does something with a connection, and gives that back.
     *
     * @throws SQLException as the database gave it, or when the connection was cut
     */
    public <T> T with(Work<T> work) throws SQLException {
        try (Connection connection = database.get().getConnection()) {
            held.add(connection);
            try {
                return work.on(connection);
            } finally {
                held.remove(connection);
            }
        }
    }

    /** Ends what the database does on them, so that its locks go, and closes their sockets, whatever the server does. */
    public void cut() {
        List<Connection> cut;
        synchronized (held) {
            cut = List.copyOf(held);
        }
        for (Connection connection : cut) {
            try {
                PGConnection driver = connection.unwrap(PGConnection.class);
                try {
                    driver.cancelQuery();
                } finally {
                    ((Connection) driver).abort(Runnable::run);
                }
            } catch (SQLException e) {
                LOG.log(Level.WARNING, "A connection can''t be cut: SQLSTATE {0}", e.getSQLState());
            }
        }
    }
}
