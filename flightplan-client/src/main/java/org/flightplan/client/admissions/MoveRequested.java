package org.flightplan.client.admissions;

import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.flightplan.client.http.Warning;
import org.jspecify.annotations.Nullable;

/**
 * A move is asked for.
 *
 * @param admissionId whose
 * @param requestId of the request
 * @param newVersion which the stream has reached; null to whom the stay is closed
 * @param position of its last event in the feed; null to whom the stay is closed
 * @param warnings in spite of what it was recorded
 */
public record MoveRequested(
        UUID admissionId,
        UUID requestId,
        @Nullable Integer newVersion,
        @Nullable Long position,
        List<Warning> warnings) {

    /** Lists that are not told are empty. */
    public MoveRequested {
        warnings = Lists.orEmpty(warnings);
    }
}
