package org.flightplan.client.admissions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A move that is asked for.
 *
 * @param requestId of the request
 * @param toLocation where to
 * @param toBed in which bed
 * @param neededBy until when
 * @param reason why
 */
public record RequestedMove(
        UUID requestId,
        String toLocation,
        @Nullable String toBed,
        @Nullable Instant neededBy,
        @Nullable String reason) {

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "RequestedMove[requestId=" + requestId + "]";
    }
}
