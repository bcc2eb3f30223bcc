package org.flightplan.bench.inside;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.flightplan.append.AppendRequest;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.NewEvent;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.events.IdempotencyRecord;
import org.flightplan.events.StreamRef;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.tenants.TenantId;

/** The requests that every contender is given: one event, the claim of its id, and a receipt. */
final class Samples {

    static final TenantId TENANT = new TenantId(new UUID(0x0bec_0000_0000_4000L, 0x8000_0000_0000_0001L));
    static final UUID AUTHOR = new UUID(0x0bec_0000_0000_4000L, 0x8000_0000_0000_0002L);
    static final Clock CLOCK = Clock.systemUTC();
    static final String HASH = "5f".repeat(32);
    static final JsonObject DETAILS = doc().with("name", "heart_rate")
            .with("value", 82)
            .with("unit", "1/min")
            .with("notes", "regular, no complaints")
            .build();

    private Samples() {}

    /** The next event of a caller's own stream. */
    static AppendRequest on(OwnStreams.Own stream) {
        return on(stream.id, ExpectedVersion.exactly(stream.next()));
    }

    /** An event for a stream. */
    static AppendRequest on(UUID stream, ExpectedVersion expected) {
        UUID event = TimeOrderedId.madeAt(CLOCK.instant());
        NewEvent measured = new NewEvent(BenchEvents.MEASURED, data(event, stream), metadata(event), AUTHOR);
        return new AppendRequest(
                TENANT,
                List.of(new StreamAppend(new StreamRef(stream, BenchEvents.STREAM_TYPE), expected, List.of(measured))),
                List.of(KeyClaim.eventId(event, stream)),
                new IdempotencyRecord(id().toString(), HASH, answer(event)));
    }

    static JsonObject data(UUID event, UUID stream) {
        return doc().with("event_id", event)
                .with("admission_id", stream)
                .with("event_type", "vital_signs")
                .with("occurred_at", "2026-01-05T09:00:00Z")
                .with("details", DETAILS)
                .build();
    }

    static JsonObject metadata(UUID event) {
        return doc().with("schema_version", 1)
                .with("event_id", event)
                .with("correlation_id", event)
                .with("request_id", event)
                .build();
    }

    static JsonObject answer(UUID event) {
        return doc().with("status", 201)
                .with("body", doc().with("event_id", event).build())
                .build();
    }

    /** A random id, made without the JVM's one lock on secure randomness: callers must not meet there. */
    static UUID id() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                (random.nextLong() & ~0xf000L) | 0x4000L,
                (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    /** Each caller's own stream of a run, and where it stands. */
    static final class OwnStreams {

        static final class Own {
            final UUID id = Samples.id();
            private int version;

            /** The version that the stream stands at; the next event is the caller's. */
            int next() {
                return version++;
            }
        }

        private final ThreadLocal<Own> own = ThreadLocal.withInitial(Own::new);

        Own mine() {
            return own.get();
        }
    }
}
