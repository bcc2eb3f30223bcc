package org.flightplan.client.events;

import java.util.List;
import java.util.UUID;

/**
 * Events to be appended to a stream, all or none, under the commands' rules.
 *
 * @param streamId of the stream
 * @param streamType what it is about
 * @param events in their order
 */
public record Append(UUID streamId, StreamType streamType, List<NewEvent> events) {

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "Append[streamId=" + streamId + "]";
    }
}
