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
    private static final String STREAM_ID = "stream_id";

    /** The claim to the id of one of the request's events. */
    public static Claim eventId(UUID id, UUID stream) {
        return new Claim(EVENT_ID, id.toString().replace("-", ""), stream);
    }

    /** What stands for the id of a stream that can't begin, because it is there: it is never claimed. */
    public static Claim streamId(UUID stream) {
        return new Claim(STREAM_ID, stream.toString(), stream);
    }

    /** Whether it stands for the id of a stream. */
    public boolean isStreamId() {
        return kind.equals(STREAM_ID);
    }

    boolean isEventId() {
        return kind.equals(EVENT_ID);
    }
}
