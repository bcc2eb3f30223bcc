package org.flightplan.events;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a command is decided on.
 *
 * @param receipt the first answer to the caller's idempotency key, if it has one already
 * @param events of the stream, from the version that was asked for, in its order; empty when there are none
 * @param streamTypes the types of those related streams that exist
 */
public record History(Optional<StoredReceipt> receipt, List<RecordedEvent> events, Map<UUID, String> streamTypes) {

    /** The version the stream stands at; 0 when no event was found. */
    public int version() {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).version();
    }
}
