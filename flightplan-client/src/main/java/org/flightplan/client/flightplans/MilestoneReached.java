package org.flightplan.client.flightplans;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A milestone is ticked off.
 *
 * @param reachedAt when; now if absent
 */
public record MilestoneReached(@Nullable Instant reachedAt) {

    /** Nothing yet. */
    public MilestoneReached() {
        this(null);
    }

    /** Says when. */
    public MilestoneReached reachedAt(Instant reachedAt) {
        return new MilestoneReached(reachedAt);
    }
}
