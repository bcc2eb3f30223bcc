package org.flightplan.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flightplan.events.AppendResult.Place;
import org.flightplan.events.EncodedAppend.EncodedEvent;
import org.flightplan.events.EncodedAppend.EncodedReceipt;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** One call of {@code append_events} for a whole batch, in a transaction of its own (autocommit). */
final class AppendCall implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AppendCall.class.getName());

    /** unique_violation. */
    private static final String KEY_TAKEN = "23505";

    private static final String SQL = """
            select outcomes, culprits, actuals, versions, first_position
              from append_events(
                     ?,                    -- trusting
                     ?, ?,                 -- streams
                     ?, ?, ?,              -- keys
                     ?,                    -- requests
                     ?, ?, ?, ?, ?, ?, ?,  -- events
                     ?, ?, ?,              -- expected versions
                     ?, ?, ?,              -- claims
                     ?, ?, ?, ?, ?, ?)     -- receipts
            """;

    private final Supplier<DataSource> database;
    private volatile @Nullable Connection connection;
    private @Nullable PreparedStatement statement;

    AppendCall(Supplier<DataSource> database) {
        this.database = database;
    }

    /**
     * The result of each request, in their order; all are durable when it returns. Keys are taken to be free first, which
     * they nearly always are, and looked up only when one was not.
     */
    List<AppendResult> execute(List<PendingAppend> requests) throws SQLException {
        try {
            return execute(requests, true);
        } catch (SQLException e) {
            if (KEY_TAKEN.equals(e.getSQLState())) {
                return execute(requests, false);
            }
            throw e;
        }
    }

    private List<AppendResult> execute(List<PendingAppend> requests, boolean trusting) throws SQLException {
        AppendBatch batch = AppendBatch.of(requests);
        boolean answered = false;
        try {
            PreparedStatement call = prepared();
            bind(new Columns(call), trusting, batch);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                List<AppendResult> results = results(requests, batch, row);
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
        PreparedStatement ready = statement;
        if (ready == null) {
            Connection fresh = database.get().getConnection();
            connection = fresh;
            ready = fresh.prepareStatement(SQL);
            statement = ready;
        }
        return ready;
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

    private static void bind(Columns columns, boolean trusting, AppendBatch batch) throws SQLException {
        columns.add(trusting);
        columns.addIds(batch.streamTenants);
        columns.addIds(batch.streamIds);
        columns.addIds(batch.keyTenants);
        columns.addTexts(batch.keyKinds);
        columns.addBytes(batch.keyHashes);
        columns.addNumbers(batch.requestBases);
        columns.addNumbers(batch.eventRequests);
        columns.addNumbers(batch.eventStreams);
        columns.addTexts(batch.eventStreamTypes);
        columns.addTexts(batch.events, event -> event.event().type());
        columns.addTexts(batch.events, EncodedEvent::data);
        columns.addTexts(batch.events, EncodedEvent::metadata);
        columns.addIds(batch.events, event -> event.event().author());
        columns.addNumbers(batch.expectRequests);
        columns.addNumbers(batch.expectStreams);
        columns.addNumbers(batch.expectVersions);
        columns.addNumbers(batch.claimRequests);
        columns.addNumbers(batch.claimKeys);
        columns.addNumbers(batch.claimStreams);
        columns.addNumbers(batch.receiptRequests);
        columns.addFlags(batch.receiptRepeats);
        columns.addIds(batch.receiptTenants);
        columns.addTexts(batch.receipts, receipt -> receipt.receipt().key());
        columns.addBytes(batch.receipts, EncodedReceipt::requestHash);
        columns.addTexts(batch.receipts, EncodedReceipt::answer);
    }

    private static List<AppendResult> results(List<PendingAppend> requests, AppendBatch batch, ResultSet row)
            throws SQLException {
        String[] outcomes = (String[]) row.getArray("outcomes").getArray();
        Integer[] culprits = (Integer[]) row.getArray("culprits").getArray();
        Integer[] actuals = (Integer[]) row.getArray("actuals").getArray();
        Integer[] versions = (Integer[]) row.getArray("versions").getArray();
        long position = row.getLong("first_position");

        List<AppendResult> results = new ArrayList<>(requests.size());
        int event = 0;
        for (int i = 0; i < requests.size(); i++) {
            int count = requests.get(i).append().events().size();
            switch (outcomes[i]) {
                case "appended" -> {
                    results.add(appended(versions, event, count, position));
                    position += count;
                }
                case "superseded" -> results.add(new AppendResult.Superseded());
                case "version_conflict" -> results.add(conflict(batch, culprits[i] - 1, actuals[i]));
                case "key_claimed" -> results.add(new AppendResult.KeyClaimed(batch.claims.get(culprits[i] - 1)));
                case "receipt_exists" -> results.add(new AppendResult.ReceiptExists());
                default -> throw new IllegalStateException("append_events answered " + outcomes[i]);
            }
            event += count;
        }
        return results;
    }

    private static AppendResult appended(Integer[] versions, int from, int count, long firstPosition) {
        List<Place> places = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            places.add(new Place(versions[from + i], firstPosition + i));
        }
        return new AppendResult.Appended(places);
    }

    private static AppendResult conflict(AppendBatch batch, int expectation, int actual) {
        UUID stream = batch.streamIds.get(batch.expectStreams.get(expectation) - 1);
        return new AppendResult.VersionConflict(stream, batch.expectVersions.get(expectation), actual);
    }

    /** Binds one array after the other, in binary where the driver can: JSON then needs no escaping. */
    private static final class Columns {

        private final PreparedStatement statement;
        private int next = 1;

        Columns(PreparedStatement statement) {
            this.statement = statement;
        }

        void add(boolean flag) throws SQLException {
            statement.setBoolean(next++, flag);
        }

        void addIds(List<UUID> ids) throws SQLException {
            add("uuid", ids.toArray());
        }

        <T> void addIds(List<T> rows, Function<T, UUID> id) throws SQLException {
            addIds(rows.stream().map(id).toList());
        }

        void addTexts(List<String> texts) throws SQLException {
            add("text", texts.toArray(new String[0]));
        }

        <T> void addTexts(List<T> rows, Function<T, String> text) throws SQLException {
            addTexts(rows.stream().map(text).toList());
        }

        void addNumbers(List<Integer> numbers) throws SQLException {
            add("int4", numbers.toArray(new Integer[0]));
        }

        void addFlags(List<Boolean> flags) throws SQLException {
            add("bool", flags.toArray(new Boolean[0]));
        }

        void addBytes(List<byte[]> bytes) throws SQLException {
            add("bytea", bytes.toArray(new byte[0][]));
        }

        <T> void addBytes(List<T> rows, Function<T, byte[]> bytes) throws SQLException {
            addBytes(rows.stream().map(bytes).toList());
        }

        private void add(String type, Object[] values) throws SQLException {
            statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
        }
    }
}
