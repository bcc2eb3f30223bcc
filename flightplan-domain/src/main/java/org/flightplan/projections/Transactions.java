package org.flightplan.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flightplan.pools.ServerDatasource;

/** Work of the projector in transactions of its own, on one connection each, as {@code flightplan_events}. */
final class Transactions {

    private final Supplier<DataSource> database;

    Transactions(Supplier<DataSource> database) {
        this.database = database;
    }

    /** On the server's datasource, which is looked up when it is needed: the server may still be making it. */
    static Transactions onServer() {
        return new Transactions(ServerDatasource.EVENTS::lookup);
    }

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** All that the work does, or nothing of it. */
    <T> T run(Work<T> work) throws SQLException {
        try (Connection connection = database.get().getConnection()) {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                T result = work.on(connection);
                connection.commit();
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    /** Each statement for itself. */
    <T> T look(Work<T> work) throws SQLException {
        try (Connection connection = database.get().getConnection()) {
            return work.on(connection);
        }
    }
}
