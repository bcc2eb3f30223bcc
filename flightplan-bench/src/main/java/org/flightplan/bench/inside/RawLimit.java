package org.flightplan.bench.inside;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.flightplan.fields.TimeOrderedId;

/**
 * What the database takes at most: one connection, the same rows as arrays in one prepared statement and transaction of
 * a batch; no order, no versions read, nothing judged, no JSON built anew. For one caller.
 */
final class RawLimit implements Workload {

    private static final String EVENTS = """
            insert into event_store
              (tenant_id, stream_id, stream_type, event_version, event_type, data, metadata, created_at, created_by)
            select tenant_id, stream_id, 'Bench', ?, 'bench.measured', data, metadata, clock_timestamp(), created_by
              from unnest(?, ?, ?, ?, ?) as e (tenant_id, stream_id, data, metadata, created_by)
            """;

    private static final String ALL = "with events as (" + EVENTS + """
            )
            insert into idempotency_records
              (tenant_id, idempotency_key, body_hash, outcome, event_version, position, created_at)
            select tenant_id, key, body_hash, outcome, 1, 1, clock_timestamp()
              from unnest(?, ?, ?, ?) as r (tenant_id, key, body_hash, outcome)
            """;

    private static final String SAME = Samples.AUTHOR.toString();

    private final Connection connection;
    private final PreparedStatement statement;
    private final int batch;
    private final boolean eventsOnly;
    private final UUID[] streams;
    private int version;
    private final String data = Samples.data(Samples.AUTHOR, Samples.AUTHOR).toString();
    private final String metadata = Samples.metadata(Samples.AUTHOR).toString();
    private final String answer = Samples.answer(Samples.AUTHOR).toString();

    RawLimit(int batch, boolean eventsOnly) throws SQLException {
        this.connection = BenchPool.lookup().getConnection();
        this.statement = connection.prepareStatement(eventsOnly ? EVENTS : ALL);
        this.batch = batch;
        this.eventsOnly = eventsOnly;
        this.streams = column(UUID[]::new, unused -> Samples.id());
    }

    @Override
    public int once() throws SQLException {
        version++;
        statement.setInt(1, version);
        UUID[] tenants = column(UUID[]::new, unused -> Samples.TENANT.value());
        array(2, "uuid", tenants);
        array(3, "uuid", streams);
        array(4, "jsonb", column(String[]::new, unused -> data));
        array(5, "jsonb", column(String[]::new, unused -> metadata.replace(SAME, eventId())));
        array(6, "uuid", column(UUID[]::new, unused -> Samples.AUTHOR));
        if (!eventsOnly) {
            array(7, "uuid", tenants);
            array(8, "text", column(String[]::new, unused -> Samples.id().toString()));
            array(9, "bytea", column(byte[][]::new, unused -> hash()));
            array(10, "jsonb", column(String[]::new, unused -> answer));
        }
        statement.executeUpdate();
        return batch;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.close();
    }

    private <T> T[] column(IntFunction<T[]> array, IntFunction<T> value) {
        T[] values = array.apply(batch);
        for (int i = 0; i < batch; i++) {
            values[i] = value.apply(i);
        }
        return values;
    }

    private void array(int place, String type, Object[] values) throws SQLException {
        statement.setArray(place, connection.createArrayOf(type, values));
    }

    private static String eventId() {
        return TimeOrderedId.madeAt(Samples.CLOCK.instant()).toString();
    }

    private static byte[] hash() {
        byte[] bytes = new byte[32];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }
}
