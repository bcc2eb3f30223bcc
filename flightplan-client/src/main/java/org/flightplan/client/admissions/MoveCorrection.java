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
 * @param reason of the move
 * @param retracted whether there was no move
 * @param correctionReason why it was recorded otherwise
 */
public record MoveCorrection(
        @Nullable String fromLocation,
        @Nullable String toLocation,
        @Nullable String fromBed,
        @Nullable String toBed,
        @Nullable Instant effectiveAt,
        @Nullable String reason,
        @Nullable Boolean retracted,
        @Nullable String correctionReason) {

    /** Nothing yet. */
    public MoveCorrection() {
        this(null, null, null, null, null, null, null, null);
    }

    /** Says from where. */
    public MoveCorrection fromLocation(String fromLocation) {
        return new MoveCorrection(
                fromLocation, toLocation, fromBed, toBed, effectiveAt, reason, retracted, correctionReason);
    }

    /** Says where. */
    public MoveCorrection toLocation(String toLocation) {
        return new MoveCorrection(
                fromLocation, toLocation, fromBed, toBed, effectiveAt, reason, retracted, correctionReason);
    }

    /** Says from which bed. */
    public MoveCorrection fromBed(String fromBed) {
        return new MoveCorrection(
                fromLocation, toLocation, fromBed, toBed, effectiveAt, reason, retracted, correctionReason);
    }

    /** Says in which bed. */
    public MoveCorrection toBed(String toBed) {
        return new MoveCorrection(
                fromLocation, toLocation, fromBed, toBed, effectiveAt, reason, retracted, correctionReason);
    }

    /** Says since when. */
    public MoveCorrection effectiveAt(Instant effectiveAt) {
        return new MoveCorrection(
                fromLocation, toLocation, fromBed, toBed, effectiveAt, reason, retracted, correctionReason);
    }

    /** Says for which reason the patient moved. */
    public MoveCorrection reason(String reason) {
        return new MoveCorrection(
                fromLocation, toLocation, fromBed, toBed, effectiveAt, reason, retracted, correctionReason);
    }

    /** Says whether there was no move. */
    public MoveCorrection retracted(Boolean retracted) {
        return new MoveCorrection(
                fromLocation, toLocation, fromBed, toBed, effectiveAt, reason, retracted, correctionReason);
    }

    /** Says why it was recorded otherwise. */
    public MoveCorrection correctionReason(String correctionReason) {
        return new MoveCorrection(
                fromLocation, toLocation, fromBed, toBed, effectiveAt, reason, retracted, correctionReason);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "MoveCorrection";
    }
}
