package org.flightplan.client.events;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of the feed. Where a care team keeps its stay closed, {@code restricted} is true and all but position and a handle is absent.
 *
 * @param position in the feed; ascending, with gaps
 * @param streamId of the stream
 * @param streamType what the stream is about
 * @param eventVersion its place in the stream, from 1
 * @param eventType its stored name
 * @param data its fields, as docs/events says; null once the patient is erased
 * @param metadata what is kept with it
 * @param createdAt when it was recorded
 * @param createdBy by which user
 * @param restricted whether the stay is closed to the caller
 * @param accessHandle what opens it, by breaking the glass
 */
public record Event(
        long position,
        @Nullable UUID streamId,
        @Nullable String streamType,
        @Nullable Integer eventVersion,
        @Nullable String eventType,
        @Nullable JsonObject data,
        @Nullable JsonObject metadata,
        @Nullable Instant createdAt,
        @Nullable UUID createdBy,
        boolean restricted,
        @Nullable String accessHandle) {

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "Event[position=" + position + "]";
    }
}
