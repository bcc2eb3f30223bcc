package org.flightplan.client.flightplans;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A milestone to plan, or what it is from now on.
 *
 * @param name what is to be reached, up to 200 characters
 * @param phase the phase to which it belongs, one of the specialty's
 * @param targetDate the day for which it is planned
 * @param milestoneId an id of the caller's choice, or the one to say anew
 */
public record NewMilestone(
        String name,
        @Nullable String phase,
        @Nullable LocalDate targetDate,
        @Nullable UUID milestoneId) {

    /** What it can't be without. */
    public NewMilestone(String name) {
        this(name, null, null, null);
    }

    /** Says the phase to which it belongs, one of the specialty's. */
    public NewMilestone phase(String phase) {
        return new NewMilestone(name, phase, targetDate, milestoneId);
    }

    /** Says the day for which it is planned. */
    public NewMilestone targetDate(LocalDate targetDate) {
        return new NewMilestone(name, phase, targetDate, milestoneId);
    }

    /** Says an id of the caller's choice, or the one to say anew. */
    public NewMilestone milestoneId(UUID milestoneId) {
        return new NewMilestone(name, phase, targetDate, milestoneId);
    }
}
