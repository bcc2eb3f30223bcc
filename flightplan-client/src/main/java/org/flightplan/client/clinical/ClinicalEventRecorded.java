package org.flightplan.client.clinical;

import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.flightplan.client.http.Warning;
import org.jspecify.annotations.Nullable;

/**
 * A clinical event is recorded.
 *
 * @param eventId of the event
 * @param admissionId of the stay
 * @param newVersion which the stream has reached; null to whom the stay is closed
 * @param position of its last event in the feed; null to whom the stay is closed
 * @param warnings in spite of what it was recorded
 */
public record ClinicalEventRecorded(
        UUID eventId,
        UUID admissionId,
        @Nullable Integer newVersion,
        @Nullable Long position,
        List<Warning> warnings) {

    /** Lists that are not told are empty. */
    public ClinicalEventRecorded {
        warnings = Lists.orEmpty(warnings);
    }
}
