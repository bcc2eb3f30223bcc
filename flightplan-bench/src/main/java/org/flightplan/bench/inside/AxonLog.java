package org.flightplan.bench.inside;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;
import org.flightplan.bench.inside.Samples.OwnStreams;

/**
 * The peer: Axon's JDBC event store on the same server and database, with its own tables for PostgreSQL and JSON. One
 * event an append and a transaction, as a command of Axon's has it; the connection commits by itself, which saves it a
 * round trip. It keeps versions and event ids unique; it keeps no order across streams, no claims and no receipts.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class AxonLog {

    private JdbcEventStorageEngine engine;

    /** An event's content as Axon serializes it: the same fields as every contender's. */
    record Payload(UUID eventId, UUID admissionId, String eventType, String occurredAt, Map<String, Object> details) {}

    @PostConstruct
    void start() {
        DataSource pool = BenchPool.lookup();
        JacksonSerializer json = JacksonSerializer.defaultSerializer();
        engine = JdbcEventStorageEngine.builder()
                .connectionProvider(pool::getConnection)
                .transactionManager(NoTransactionManager.instance())
                .eventSerializer(json)
                .snapshotSerializer(json)
                .schema(new EventSchema())
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
    }

    void append(OwnStreams.Own own) {
        UUID stream = own.id;
        UUID event = Samples.id();
        Map<String, Object> details =
                Map.of("name", "heart_rate", "value", 82, "unit", "1/min", "notes", "regular, no complaints");
        Payload payload = new Payload(event, stream, "vital_signs", "2026-01-05T09:00:00Z", details);
        engine.appendEvents(new GenericDomainEventMessage<>(
                        BenchEvents.STREAM_TYPE, stream.toString(), own.next(), payload)
                .withMetaData(Map.of(
                        "schema_version", 1, "correlation_id", event.toString(), "request_id", event.toString())));
    }
}
