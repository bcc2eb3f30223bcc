package org.flightplan.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Word of an event. Where a care team keeps its stay closed to the caller, the position is all.
 *
 * @param position of the event in the feed
 * @param streamType what its stream is about, such as {@code Admission}
 * @param streamId the stream
 * @param eventType its stored name; {@code clinical_event} for all of those
 */
public record Notice(
        long position,
        @Nullable String streamType,
        @Nullable UUID streamId,
        @Nullable String eventType) {

    /** Whether it concerns what is closed to the caller. */
    public boolean isClosed() {
        return streamId == null;
    }
}
