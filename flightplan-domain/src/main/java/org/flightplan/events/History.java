package org.flightplan.events;

import java.util.List;
import java.util.Optional;

/**
 * What a command is decided on.
 *
 * @param idempotency what the first request came to with the caller's idempotency key, if there was one
 * @param events of the stream, from the version that was asked for, in its order; empty when there are none
 * @param related what was found of what else it is decided on
 */
public record History(
        Optional<StoredIdempotencyRecord> idempotency, List<RecordedEvent> events, Related.Found related) {

    /** The version the stream stands at; 0 when no event was found. */
    public int version() {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).version();
    }

    /** The position of its last event; 0 when no event was found. */
    public long position() {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).position();
    }

    /**
     * An idempotency record as the log holds it.
     *
     * @param record what was kept
     * @param version the version that the first event's stream had reached
     * @param position of the last event of the request
     */
    public record StoredIdempotencyRecord(IdempotencyRecord record, int version, long position) {}
}
