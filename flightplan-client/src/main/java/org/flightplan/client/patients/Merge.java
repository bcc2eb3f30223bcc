package org.flightplan.client.patients;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A merge: another record of the same person goes into this one.
 *
 * @param retiredId the record that was not to be
 * @param reason why
 */
public record Merge(UUID retiredId, @Nullable String reason) {

    /** What it can't be without. */
    public Merge(UUID retiredId) {
        this(retiredId, null);
    }

    /** Says why. */
    public Merge reason(String reason) {
        return new Merge(retiredId, reason);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "Merge";
    }
}
