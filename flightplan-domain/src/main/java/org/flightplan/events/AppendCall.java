package org.flightplan.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Stores a batch by one call of the database, a transaction of its own (autocommit); by two, where requests collide. */
class AppendCall implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AppendCall.class.getName());

    /** unique_violation. */
    private static final String KEY_TAKEN = "23505";

    private final Supplier<DataSource> database;
    private volatile @Nullable Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final KnownHeads known = new KnownHeads();
    private Spent spent = new Spent(0, 0);

    /**
     * Where the time of a batch went that was stored whole.
     *
     * @param storing nanoseconds under the log's lock
     * @param around nanoseconds of all else: the wait for the lock, the commit, the way there and back
     */
    record Spent(long storing, long around) {}

    AppendCall(Supplier<DataSource> database) {
        this.database = database;
    }

    /**
     * The result of each request, in their order; all are durable when it returns. That all succeed is what nearly always
     * happens, and is tried first; only when they can't is each judged.
     */
    List<AppendResult> execute(List<PendingAppend> requests) throws SQLException {
        Optional<FastBatch> whole = FastBatch.of(requests);
        Optional<List<AppendResult>> results = whole.isPresent() ? stored(requests, whole.get()) : Optional.empty();
        return results.isPresent() ? results.get() : judged(requests);
    }

    Optional<List<AppendResult>> stored(List<PendingAppend> requests, FastBatch batch) throws SQLException {
        long begin = System.nanoTime();
        try {
            return call(FastBatch.SQL, columns -> batch.bind(columns, known), row -> {
                long storing = FastBatch.nanosStoring(row);
                spent = new Spent(storing, System.nanoTime() - begin - storing);
                return batch.results(requests, row, known);
            });
        } catch (SQLException e) {
            if (KEY_TAKEN.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    List<AppendResult> judged(List<PendingAppend> requests) throws SQLException {
        CheckedBatch batch = CheckedBatch.of(requests);
        return call(CheckedBatch.SQL, batch::bind, row -> batch.results(requests, row));
    }

    /** Of the last batch that was stored whole. */
    Spent spent() {
        return spent;
    }

    private interface Binding {
        void on(ArrayColumns columns) throws SQLException;
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> T call(String sql, Binding binding, Reading<T> reading) throws SQLException {
        boolean answered = false;
        try {
            PreparedStatement call = prepared(sql);
            binding.on(new ArrayColumns(call, call.getConnection().unwrap(PGConnection.class)));
            try (ResultSet row = call.executeQuery()) {
                row.next();
                T answer = reading.of(row);
                answered = true;
                return answer;
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
        statements.clear();
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
    private PreparedStatement prepared(String sql) throws SQLException {
        Connection ready = connection;
        if (ready == null) {
            ready = database.get().getConnection();
            connection = ready;
        }
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = ready.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
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
