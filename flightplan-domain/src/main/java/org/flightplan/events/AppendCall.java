package org.flightplan.events;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flightplan.events.AppendBatch.StreamKey;
import org.flightplan.events.AppendResult.Place;

/** One call of {@code append_events} for a whole batch, in a transaction of its own (autocommit). */
final class AppendCall {

    private static final String SQL = """
            select outcomes, culprits, actuals, versions, positions
              from append_events(
                     ?, ?, ?,           -- streams
                     ?, ?, ?,           -- keys
                     ?, ?, ?, ?, ?, ?,  -- events
                     ?, ?, ?,           -- expected versions
                     ?, ?, ?,           -- claims
                     ?, ?, ?, ?, ?)     -- receipts
            """;

    private final DataSource database;

    AppendCall(DataSource database) {
        this.database = database;
    }

    /** The result of each request, in their order; all are durable when it returns. */
    List<AppendResult> execute(List<AppendRequest> requests) throws SQLException {
        AppendBatch batch = AppendBatch.of(requests);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            bind(new Columns(connection, statement), batch);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return results(requests, batch, row);
            }
        }
    }

    private static void bind(Columns columns, AppendBatch batch) throws SQLException {
        columns.add("uuid", batch.streams, stream -> stream.tenant().value());
        columns.add("uuid", batch.streams, StreamKey::id);
        columns.add("text", batch.streams, StreamKey::type);
        columns.add("uuid", batch.keyTenants);
        columns.add("text", batch.keyKinds);
        columns.addBytes(batch.keyHashes, hash -> hash);
        columns.add("int4", batch.eventRequests);
        columns.add("int4", batch.eventStreams);
        columns.add("text", batch.events, NewEvent::type);
        columns.add("jsonb", batch.events, event -> event.data().toString());
        columns.add("jsonb", batch.events, event -> event.metadata().toString());
        columns.add("uuid", batch.events, NewEvent::author);
        columns.add("int4", batch.expectRequests);
        columns.add("int4", batch.expectStreams);
        columns.add("int4", batch.expectVersions);
        columns.add("int4", batch.claimRequests);
        columns.add("int4", batch.claimKeys);
        columns.add("int4", batch.claimStreams);
        columns.add("int4", batch.receiptRequests);
        columns.add("uuid", batch.receiptTenants);
        columns.add("text", batch.receipts, Receipt::key);
        columns.addBytes(batch.receipts, Receipt::requestHash);
        columns.add("jsonb", batch.receipts, receipt -> receipt.answer().toString());
    }

    private static List<AppendResult> results(List<AppendRequest> requests, AppendBatch batch, ResultSet row)
            throws SQLException {
        String[] outcomes = (String[]) row.getArray("outcomes").getArray();
        Integer[] culprits = (Integer[]) row.getArray("culprits").getArray();
        Integer[] actuals = (Integer[]) row.getArray("actuals").getArray();
        Integer[] versions = (Integer[]) row.getArray("versions").getArray();
        Long[] positions = (Long[]) row.getArray("positions").getArray();

        List<AppendResult> results = new ArrayList<>(requests.size());
        int event = 0;
        for (int i = 0; i < requests.size(); i++) {
            int count = requests.get(i).streams().stream()
                    .mapToInt(append -> append.events().size())
                    .sum();
            results.add(
                    switch (outcomes[i]) {
                        case "appended" -> appended(versions, positions, event, count);
                        case "version_conflict" -> conflict(batch, culprits[i] - 1, actuals[i]);
                        case "key_claimed" -> new AppendResult.KeyClaimed(batch.claims.get(culprits[i] - 1));
                        case "receipt_exists" -> new AppendResult.ReceiptExists();
                        default -> throw new IllegalStateException("append_events answered " + outcomes[i]);
                    });
            event += count;
        }
        return results;
    }

    private static AppendResult appended(Integer[] versions, Long[] positions, int from, int count) {
        List<Place> places = new ArrayList<>(count);
        for (int event = from; event < from + count; event++) {
            places.add(new Place(versions[event], positions[event]));
        }
        return new AppendResult.Appended(places);
    }

    private static AppendResult conflict(AppendBatch batch, int expectation, int actual) {
        UUID stream =
                batch.streams.get(batch.expectStreams.get(expectation) - 1).id();
        return new AppendResult.VersionConflict(stream, batch.expectVersions.get(expectation), actual);
    }

    /** Binds one array after the other. */
    private static final class Columns {

        private final Connection connection;
        private final PreparedStatement statement;
        private int next = 1;

        Columns(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        void add(String type, List<?> values) throws SQLException {
            Array array = connection.createArrayOf(type, values.toArray());
            statement.setArray(next++, array);
        }

        <T> void addBytes(List<T> values, Function<T, String> hexadecimal) throws SQLException {
            byte[][] bytes = values.stream()
                    .map(value -> HexFormat.of().parseHex(hexadecimal.apply(value)))
                    .toArray(byte[][]::new);
            statement.setArray(next++, connection.createArrayOf("bytea", bytes));
        }

        <T> void add(String type, List<T> values, Function<T, Object> column) throws SQLException {
            add(type, values.stream().map(column).toList());
        }
    }
}
