package org.flightplan.append;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Stores a batch by one call of the database, a transaction of its own (autocommit). */
class AppendCall implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AppendCall.class.getName());

    /** unique_violation. */
    private static final String UNIQUE_VIOLATION = "23505";

    private final Supplier<DataSource> database;
    private volatile @Nullable Connection connection;
    private @Nullable PreparedStatement statement;
    private Spent spent = new Spent(0, 0);

    /**
     * Where the time of a batch went that was stored.
     *
     * @param storing nanoseconds under the log's lock
     * @param around nanoseconds of all else: the wait for the lock, the commit, the way there and back
     */
    record Spent(long storing, long around) {}

    AppendCall(Supplier<DataSource> database) {
        this.database = database;
    }

    /**
     * Stores the batch, whose results are durable when it returns; or tells which of its requests are in the way, and the
     * others are to be tried again without them. What a unique index refuses is looked up by a second call.
     */
    Map<PendingAppend, AppendResult> execute(AppendBatch batch) throws SQLException {
        try {
            return call(batch, false);
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return call(batch, true);
            }
            throw e;
        }
    }

    /** Of the last batch that was stored. */
    Spent spent() {
        return spent;
    }

    private Map<PendingAppend, AppendResult> call(AppendBatch batch, boolean lookUp) throws SQLException {
        long begin = System.nanoTime();
        boolean answered = false;
        try {
            PreparedStatement call = prepared();
            batch.bind(new ArrayColumns(call, call.getConnection().unwrap(PGConnection.class)), lookUp);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                Map<PendingAppend, AppendResult> results = AppendOutcome.of(batch, row);
                long storing = (long) (row.getDouble("seconds") * 1e9);
                if (storing > 0) {
                    spent = new Spent(storing, System.nanoTime() - begin - storing);
                }
                answered = true;
                return results;
            }
        } finally {
            if (!answered) {
                rest();
            }
        }
    }

    /** Gives the connection back to the pool; the next batch takes one again. */
    void rest() {
        Connection held = connection;
        connection = null;
        statement = null;
        if (held != null) {
            try {
                held.close();
            } catch (SQLException e) {
                // the pool's to mend: it validates what it lends
                LOG.log(Level.FINE, "Giving back a connection failed: SQLSTATE {0}", e.getSQLState());
            }
        }
    }

    /** Asks the server to cancel what it executes now; harmless when it executes nothing. */
    void cancel() {
        onDriver(PGConnection::cancelQuery);
    }

    /** Closes the socket, whatever the server does. */
    void disconnect() {
        onDriver(driver -> ((Connection) driver).abort(Runnable::run));
    }

    @Override
    public void close() {
        rest();
    }

    // kept from batch to batch while there is work: a pool's validation would cost each batch a round trip
    private PreparedStatement prepared() throws SQLException {
        Connection ready = connection;
        if (ready == null) {
            ready = database.get().getConnection();
            connection = ready;
        }
        PreparedStatement call = statement;
        if (call == null) {
            call = ready.prepareStatement(AppendBatch.SQL);
            statement = call;
        }
        return call;
    }

    private void onDriver(DriverCall call) {
        Connection held = connection;
        if (held != null) {
            try {
                call.on(held.unwrap(PGConnection.class));
            } catch (SQLException e) {
                LOG.log(Level.WARNING, "The append connection can''t be ended: SQLSTATE {0}", e.getSQLState());
            }
        }
    }

    private interface DriverCall {
        void on(PGConnection driver) throws SQLException;
    }
}
