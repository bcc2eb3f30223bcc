package org.flightplan.client.admissions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A move was another one, or none; what is left out was right.
 *
 * @param fromLocation from where
 * @param toLocation where
 * @param fromBed from which bed
 * @param toBed in which bed
 * @param effectiveAt since when
 * @param reason why
 * @param retracted whether there was no move
 */
public record MoveCorrection(
        @Nullable String fromLocation,
        @Nullable String toLocation,
        @Nullable String fromBed,
        @Nullable String toBed,
        @Nullable Instant effectiveAt,
        @Nullable String reason,
        @Nullable Boolean retracted) {

    /** Nothing yet. */
    public MoveCorrection() {
        this(null, null, null, null, null, null, null);
    }

    /** Says from where. */
    public MoveCorrection fromLocation(String fromLocation) {
        return new MoveCorrection(fromLocation, toLocation, fromBed, toBed, effectiveAt, reason, retracted);
    }

    /** Says where. */
    public MoveCorrection toLocation(String toLocation) {
        return new MoveCorrection(fromLocation, toLocation, fromBed, toBed, effectiveAt, reason, retracted);
    }

    /** Says from which bed. */
    public MoveCorrection fromBed(String fromBed) {
        return new MoveCorrection(fromLocation, toLocation, fromBed, toBed, effectiveAt, reason, retracted);
    }

    /** Says in which bed. */
    public MoveCorrection toBed(String toBed) {
        return new MoveCorrection(fromLocation, toLocation, fromBed, toBed, effectiveAt, reason, retracted);
    }

    /** Says since when. */
    public MoveCorrection effectiveAt(Instant effectiveAt) {
        return new MoveCorrection(fromLocation, toLocation, fromBed, toBed, effectiveAt, reason, retracted);
    }

    /** Says why. */
    public MoveCorrection reason(String reason) {
        return new MoveCorrection(fromLocation, toLocation, fromBed, toBed, effectiveAt, reason, retracted);
    }

    /** Says whether there was no move. */
    public MoveCorrection retracted(Boolean retracted) {
        return new MoveCorrection(fromLocation, toLocation, fromBed, toBed, effectiveAt, reason, retracted);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "MoveCorrection";
    }
}
