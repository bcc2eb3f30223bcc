package org.flightplan.client.flightplans;

import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.flightplan.client.http.Warning;
import org.jspecify.annotations.Nullable;

/**
 * A command on a flight plan is recorded.
 *
 * @param flightplanId of the plan
 * @param eventId of what was recorded
 * @param newVersion which the stream has reached; null to whom the stay is closed
 * @param position of its last event in the feed; null to whom the stay is closed
 * @param warnings in spite of what it was recorded
 */
public record PlanRecorded(
        UUID flightplanId,
        UUID eventId,
        @Nullable Integer newVersion,
        @Nullable Long position,
        List<Warning> warnings) {

    /** Lists that are not told are empty. */
    public PlanRecorded {
        warnings = Lists.orEmpty(warnings);
    }
}
