package org.flightplan.client.admissions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A move is asked for.
 *
 * @param toLocation where to
 * @param toBed in which bed
 * @param neededBy until when
 * @param reason why, up to 500 characters
 * @param requestId an id of the caller's choice
 */
public record MoveRequest(
        String toLocation,
        @Nullable String toBed,
        @Nullable Instant neededBy,
        @Nullable String reason,
        @Nullable UUID requestId) {

    /** What it can't be without. */
    public MoveRequest(String toLocation) {
        this(toLocation, null, null, null, null);
    }

    /** Says in which bed. */
    public MoveRequest toBed(String toBed) {
        return new MoveRequest(toLocation, toBed, neededBy, reason, requestId);
    }

    /** Says until when. */
    public MoveRequest neededBy(Instant neededBy) {
        return new MoveRequest(toLocation, toBed, neededBy, reason, requestId);
    }

    /** Says why, up to 500 characters. */
    public MoveRequest reason(String reason) {
        return new MoveRequest(toLocation, toBed, neededBy, reason, requestId);
    }

    /** Says an id of the caller's choice. */
    public MoveRequest requestId(UUID requestId) {
        return new MoveRequest(toLocation, toBed, neededBy, reason, requestId);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "MoveRequest[requestId=" + requestId + "]";
    }
}
