package org.flightplan.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flightplan.events.WorkConnections;

/** Work of the projector in transactions of its own, on one connection each, as {@code flightplan_events}. */
final class Transactions {

    private final WorkConnections connections;

    Transactions(Supplier<? extends DataSource> database) {
        this(new WorkConnections(database::get));
    }

    private Transactions(WorkConnections connections) {
        this.connections = connections;
    }

    /** On the server's datasource. */
    static Transactions onServer() {
        return new Transactions(WorkConnections.onServer());
    }

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** All that the work does, or nothing of it. */
    <T> T run(Work<T> work) throws SQLException {
        return connections.with(connection -> {
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
        });
    }

    /** Each statement for itself. */
    <T> T look(Work<T> work) throws SQLException {
        return connections.with(work::on);
    }

    /** Ends what is under way, though the database does not answer. */
    void cut() {
        connections.cut();
    }
}
