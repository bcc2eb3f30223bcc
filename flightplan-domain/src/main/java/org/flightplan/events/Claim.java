package org.flightplan.events;

import java.util.UUID;

/**
 * A key that no other stream of the tenant may have: taken in the transaction of the events that claim it. The id of an
 * event is taken by the event itself, in an index of the log.
 *
 * @param kind what the key is, such as {@code mrn}
 * @param keyHash what stands for the key, in hexadecimal: a hash of what may be PHI, else the key itself
 * @param stream the stream that takes it
 */
public record Claim(String kind, String keyHash, UUID stream) {

    private static final String EVENT_ID = "event_id";

    /** The claim to the id of one of the request's events. */
    public static Claim eventId(UUID id, UUID stream) {
        return new Claim(EVENT_ID, id.toString().replace("-", ""), stream);
    }

    boolean isEventId() {
        return kind.equals(EVENT_ID);
    }
}
