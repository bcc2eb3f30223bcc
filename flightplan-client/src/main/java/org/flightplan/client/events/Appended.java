package org.flightplan.client.events;

import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.flightplan.client.http.Warning;
import org.jspecify.annotations.Nullable;

/**
 * Events are appended.
 *
 * @param streamId of the stream
 * @param eventIds in their order
 * @param newVersion which the stream has reached; null to whom the stay is closed
 * @param position of its last event in the feed; null to whom the stay is closed
 * @param warnings in spite of what it was recorded
 */
public record Appended(
        UUID streamId,
        List<UUID> eventIds,
        @Nullable Integer newVersion,
        @Nullable Long position,
        List<Warning> warnings) {

    /** Lists that are not told are empty. */
    public Appended {
        eventIds = Lists.orEmpty(eventIds);
        warnings = Lists.orEmpty(warnings);
    }
}
