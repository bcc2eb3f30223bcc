package org.flightplan.append;

import jakarta.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flightplan.append.AppendRequest.NewEvent;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.events.EventRows;
import org.flightplan.events.EventTypes;
import org.flightplan.events.History;
import org.flightplan.events.History.StoredIdempotencyRecord;
import org.flightplan.events.IdempotencyRecord;
import org.flightplan.events.LogSignal;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.Related;
import org.flightplan.events.StreamReader;
import org.flightplan.events.StreamRef;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Jsons;
import org.flightplan.keys.TestKeys;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/** The append path as it runs in the server, on a real PostgreSQL, without the server around it. */
public final class LogOnPostgres implements AutoCloseable {

    public static final UUID AUTHOR = new UUID(0, 1);

    final TestDatabase database = TestDatabase.migrated();
    final LogSignal signal = new LogSignal();
    private final AppendQueue queue = new AppendQueue();
    private final Thread thread = new Thread(new AppendWriter(
            queue, new AppendCall(() -> database.as("flightplan_events")), new AppendTally(), signal, Runnable::run));

    private final EventRows rows = new EventRows(new EventTypes(List.of()), new PhiSeam(new TestKeys().ring()));
    private @Nullable Connection reading;

    /** A log on a database of its own. */
    public LogOnPostgres() {
        thread.start();
    }

    /** The log, as commands see it. */
    public EventLog log() {
        return new EventLog(new EventTypes(List.of()), new PhiSeam(new TestKeys().ring())) {
            @Override
            public CompletionStage<AppendResult> append(AppendRequest request) {
                return queue.submit(request);
            }
        };
    }

    /** The reader, as commands see it; as the projector's role, so that no tenant's transaction is needed. */
    public StreamReader reader() {
        return new StreamReader() {
            @Override
            public History history(TenantId tenant, UUID stream, int from, Related related, @Nullable String key) {
                try {
                    List<RecordedEvent> events = eventsOf(stream).stream()
                            .filter(event -> event.version() >= from)
                            .toList();
                    return new History(recordOf(tenant, key), events, Related.Found.NOTHING);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    private synchronized Optional<StoredIdempotencyRecord> recordOf(TenantId tenant, @Nullable String key)
            throws SQLException {
        try (var statement = reading()
                .prepareStatement("select body_hash, outcome, event_version, position from idempotency_records"
                        + " where tenant_id = ? and idempotency_key = ?")) {
            statement.setObject(1, tenant.value());
            statement.setString(2, key);
            var row = statement.executeQuery();
            return row.next()
                    ? Optional.of(new StoredIdempotencyRecord(
                            new IdempotencyRecord(
                                    String.valueOf(key),
                                    HexFormat.of().formatHex(row.getBytes(1)),
                                    Jsons.object(row.getString(2))),
                            row.getInt(3),
                            row.getLong(4)))
                    : Optional.empty();
        }
    }

    /** Connections of the request role. */
    public DataSource asRequest() {
        return database.as("flightplan_app");
    }

    /** Connections of the projector's role. */
    public DataSource asProjector() {
        return database.as("flightplan_events");
    }

    /** A connection for what only a superuser may do to the log. */
    public Connection superuser() throws SQLException {
        return database.as("postgres").getConnection();
    }

    /** The events of a stream, in its order. */
    public List<RecordedEvent> eventsOf(UUID stream) throws SQLException {
        return after(0).stream()
                .filter(event -> event.stream().id().equals(stream))
                .toList();
    }

    CompletableFuture<AppendResult> submit(AppendRequest request) {
        return queue.submit(request).toCompletableFuture();
    }

    public AppendResult append(AppendRequest request) throws Exception {
        return submit(request).get(30, TimeUnit.SECONDS);
    }

    /** All events behind a position, of every tenant, as the projector reads them. */
    public synchronized List<RecordedEvent> after(long position) throws SQLException {
        try (var statement = reading().prepareStatement(EventRows.COLUMNS + " where id > ? order by id")) {
            statement.setLong(1, position);
            return rows.read(statement);
        }
    }

    // kept: to connect takes longer than all else
    private Connection reading() throws SQLException {
        Connection kept = reading;
        if (kept == null) {
            kept = database.as("flightplan_events").getConnection();
            reading = kept;
        }
        return kept;
    }

    /** A request that appends so many events to a stream. */
    public static AppendRequest to(TenantId tenant, UUID stream, ExpectedVersion expected, int events) {
        return AppendRequest.of(tenant, part(stream, expected, events));
    }

    static StreamAppend part(UUID stream, ExpectedVersion expected, int count) {
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event("{}"));
        }
        return new StreamAppend(new StreamRef(stream, "Synthetic"), expected, events);
    }

    static NewEvent event(String note) {
        var metadata = JsonDoc.doc().with("event_id", UUID.randomUUID()).with("schema_version", 1);
        return new NewEvent(
                "synthetic.happened", JsonDoc.doc().with("note", note).build(), metadata.build(), AUTHOR);
    }

    static IdempotencyRecord idempotencyRecord(String key) {
        return new IdempotencyRecord(
                key,
                "ab".repeat(32),
                Json.createObjectBuilder().add("status", 201).build());
    }

    @Override
    public void close() throws InterruptedException {
        queue.close();
        thread.join();
        queue.refuseAll();
        try (Connection kept = reading) {
            reading = null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
