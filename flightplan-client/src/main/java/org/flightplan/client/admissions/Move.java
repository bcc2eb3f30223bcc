package org.flightplan.client.admissions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The patient is elsewhere.
 *
 * @param toLocation where, by the code of a location
 * @param effectiveAt since when
 * @param fromLocation from where; refused where the patient was elsewhere
 * @param fromBed from which bed
 * @param toBed in which bed
 * @param reason why, up to 500 characters
 */
public record Move(
        String toLocation,
        Instant effectiveAt,
        @Nullable String fromLocation,
        @Nullable String fromBed,
        @Nullable String toBed,
        @Nullable String reason) {

    /** What it can't be without. */
    public Move(String toLocation, Instant effectiveAt) {
        this(toLocation, effectiveAt, null, null, null, null);
    }

    /** Says from where. */
    public Move fromLocation(String fromLocation) {
        return new Move(toLocation, effectiveAt, fromLocation, fromBed, toBed, reason);
    }

    /** Says from which bed. */
    public Move fromBed(String fromBed) {
        return new Move(toLocation, effectiveAt, fromLocation, fromBed, toBed, reason);
    }

    /** Says in which bed. */
    public Move toBed(String toBed) {
        return new Move(toLocation, effectiveAt, fromLocation, fromBed, toBed, reason);
    }

    /** Says why, up to 500 characters. */
    public Move reason(String reason) {
        return new Move(toLocation, effectiveAt, fromLocation, fromBed, toBed, reason);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "Move";
    }
}
