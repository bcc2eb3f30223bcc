package org.flightplan.client.flightplans;

import org.jspecify.annotations.Nullable;

/**
 * A flight plan is activated, completed or cancelled.
 *
 * @param to what it is to be
 * @param from what it has to be now
 */
public record StatusChange(PlanStatus to, @Nullable PlanStatus from) {

    /** What it can't be without. */
    public StatusChange(PlanStatus to) {
        this(to, null);
    }

    /** Says what it has to be now. */
    public StatusChange from(PlanStatus from) {
        return new StatusChange(to, from);
    }
}
