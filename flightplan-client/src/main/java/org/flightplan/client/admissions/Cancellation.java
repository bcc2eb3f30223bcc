package org.flightplan.client.admissions;

import org.jspecify.annotations.Nullable;

/**
 * Something is taken back.
 *
 * @param reason why, up to 500 characters
 */
public record Cancellation(@Nullable String reason) {

    /** Nothing yet. */
    public Cancellation() {
        this(null);
    }

    /** Says why, up to 500 characters. */
    public Cancellation reason(String reason) {
        return new Cancellation(reason);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "Cancellation";
    }
}
