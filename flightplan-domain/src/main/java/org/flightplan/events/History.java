package org.flightplan.events;

import java.util.List;
import java.util.Optional;

/**
 * What a command is decided on.
 *
 * @param receipt the first answer to the caller's idempotency key, if it has one already
 * @param events of the stream, in its order; empty when there are none
 * @param related what was found of what else it is decided on
 */
public record History(Optional<StoredIdempotencyRecord> receipt, List<RecordedEvent> events, Related.Found related) {

    /** The version the stream stands at; 0 when no event was found. */
    public int version() {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).version();
    }
}
