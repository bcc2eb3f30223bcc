package org.flightplan.client.flightplans;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The day on which the patient is to go home; without one, nobody knows any more.
 *
 * @param targetDischargeDate the day
 */
public record TargetChange(@Nullable LocalDate targetDischargeDate) {

    /** Nothing yet. */
    public TargetChange() {
        this(null);
    }

    /** Says the day. */
    public TargetChange targetDischargeDate(LocalDate targetDischargeDate) {
        return new TargetChange(targetDischargeDate);
    }
}
