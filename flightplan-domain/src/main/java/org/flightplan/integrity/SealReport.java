package org.flightplan.integrity;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a verification of a tenant's log came to.
 *
 * @param seals how many were held against the log
 * @param events how many events they seal
 * @param throughPosition the last sealed event's position; 0 without a seal
 * @param finding the first thing that is not as it was sealed
 * @param next the number of the seal to go on behind, when there are more; empty behind a finding
 * @param unsealedEvents how many events stand behind the last seal that was looked at
 */
public record SealReport(
        int seals,
        long events,
        long throughPosition,
        Optional<Finding> finding,
        OptionalInt next,
        long unsealedEvents) {

    /**
     * The first thing that is wrong.
     *
     * @param kind what was done
     * @param position of the event; null when it is a seal
     * @param seal the number of the seal that tells
     */
    public record Finding(Kind kind, @Nullable Long position, int seal) {}

    /** What can be wrong. */
    public enum Kind {
        /** The event is not as it was sealed. */
        ALTERED,
        /** The event was sealed, and is not there. */
        MISSING,
        /** The event stands among sealed ones, and was never sealed. */
        INSERTED,
        /** At the event's position stands another event of the same seal. */
        REORDERED,
        /** A seal is missing from the chain. */
        SEAL_MISSING,
        /** A seal is not as it was made, or follows another than it followed. */
        SEAL_ALTERED,
        /** A seal is not signed by a key that this server knows. */
        SEAL_UNSIGNED
    }
}
