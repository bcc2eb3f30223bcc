package org.flightplan.append;

import java.util.UUID;
import org.flightplan.events.UniqueKey;

/**
 * A key that no other stream of the tenant may hold: taken in the transaction of the events that claim it. The id of an
 * event is taken by the event itself, in an index of the log.
 *
 * @param key what is claimed
 * @param stream the stream that takes it
 */
public record KeyClaim(UniqueKey key, UUID stream) {

    private static final String EVENT_ID = "event_id";

    /** The claim to the id of one of the request's events. */
    public static KeyClaim eventId(UUID id, UUID stream) {
        return new KeyClaim(UniqueKey.of(EVENT_ID, id), stream);
    }

    /** What the key is. */
    public String kind() {
        return key.kind();
    }

    boolean isEventId() {
        return kind().equals(EVENT_ID);
    }
}
