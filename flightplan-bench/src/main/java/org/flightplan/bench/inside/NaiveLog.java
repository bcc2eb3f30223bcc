package org.flightplan.bench.inside;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.AccessTimeout;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flightplan.append.AppendRequest;
import org.flightplan.append.AppendRequest.NewEvent;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.events.IdempotencyRecord;

/**
 * The contender that anyone would write first: a singleton whose container-managed lock makes the order, and whose
 * container-managed transaction stores one request, in a single statement.
 */
@Singleton
@Lock(LockType.WRITE)
@AccessTimeout(value = 60, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
public class NaiveLog {

    private static final String APPEND = """
            with stored as (
              insert into event_store
                (tenant_id, stream_id, stream_type, event_version, event_type, data, metadata, created_at, created_by)
              select ?, ?, ?, 1 + coalesce(max(event_version), 0), ?, ?::jsonb, ?::jsonb, clock_timestamp(), ?
                from event_store
               where tenant_id = ? and stream_id = ?
              returning id, tenant_id, event_version, created_at
            )
            insert into idempotency_records
              (tenant_id, idempotency_key, body_hash, outcome, event_version, position, created_at)
            select tenant_id, ?, ?, ?::jsonb, event_version, id, created_at from stored
            """;

    private DataSource pool;

    @PostConstruct
    void start() {
        pool = BenchPool.lookup();
    }

    /** Stores the one event of a request with its idempotency record. */
    public void append(AppendRequest request) throws SQLException {
        StreamAppend append = request.streams().get(0);
        NewEvent event = append.events().get(0);
        IdempotencyRecord record = request.idempotency();
        if (record == null) {
            throw new IllegalArgumentException("every sample has an idempotency record");
        }
        Object[] arguments = {
            request.tenant().value(),
            append.stream().id(),
            append.stream().type(),
            event.type(),
            event.data().toString(),
            event.metadata().toString(),
            event.author(),
            request.tenant().value(),
            append.stream().id(),
            record.key(),
            HexFormat.of().parseHex(record.requestHash()),
            record.outcome().toString()
        };
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(APPEND)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }
}
