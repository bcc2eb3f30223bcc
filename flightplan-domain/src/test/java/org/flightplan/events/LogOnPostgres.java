package org.flightplan.events;

import jakarta.json.Json;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flightplan.events.AppendRequest.StreamAppend;
import org.flightplan.fields.Doc;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.TenantId;

/** The append path as it runs in the server, on a real PostgreSQL, without the server around it. */
final class LogOnPostgres implements AutoCloseable {

    static final UUID AUTHOR = new UUID(0, 1);

    final TestDatabase database = TestDatabase.migrated();
    final LogSignal signal = new LogSignal();
    private final AppendWriter writer = new AppendWriter(new AppendCall(database.as("flightplan_events")), signal);
    private final Thread thread = new Thread(writer, "test-append");

    LogOnPostgres() {
        thread.start();
    }

    CompletableFuture<AppendResult> submit(AppendRequest request) {
        return writer.submit(request).toCompletableFuture();
    }

    AppendResult append(AppendRequest request) throws Exception {
        return submit(request).get(30, TimeUnit.SECONDS);
    }

    /** All events behind a position, of every tenant, as the projector reads them. */
    List<RecordedEvent> after(long position) throws SQLException {
        EventRows rows = new EventRows(new EventTypes(List.of()), new PhiSeam());
        try (var connection = database.as("flightplan_events").getConnection();
                var statement = connection.prepareStatement(EventRows.COLUMNS + " where id > ? order by id")) {
            statement.setLong(1, position);
            return rows.read(statement);
        }
    }

    static AppendRequest to(TenantId tenant, UUID stream, ExpectedVersion expected, int events) {
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
        var metadata = Doc.doc().with("event_id", UUID.randomUUID()).with("schema_version", 1);
        return new NewEvent("synthetic.happened", Doc.doc().with("note", note).build(), metadata.build(), AUTHOR);
    }

    static Receipt receipt(String key) {
        return new Receipt(
                key,
                "ab".repeat(32),
                Json.createObjectBuilder().add("status", 201).build());
    }

    @Override
    public void close() throws InterruptedException {
        writer.stop();
        thread.join();
    }
}
