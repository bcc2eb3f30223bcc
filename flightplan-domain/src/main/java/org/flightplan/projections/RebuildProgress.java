package org.flightplan.projections;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the newest rebuild is. Rate and estimate are averages since it began.
 *
 * @param requestedAt when it was asked for
 * @param startedAt when it began, or null before that and when it is over
 * @param position up to which it has projected
 * @param target how far it is to go now; that moves on with the log
 * @param updatedAt when its last page was written
 * @param finishedAt when it was over, or null
 */
public record RebuildProgress(
        Instant requestedAt,
        @Nullable Instant startedAt,
        long position,
        long target,
        @Nullable Instant updatedAt,
        @Nullable Instant finishedAt) {

    private static final double MILLIS_A_SECOND = 1_000;

    /** requested, running or finished. */
    public String state() {
        if (finishedAt != null) {
            return "finished";
        }
        return startedAt == null ? "requested" : "running";
    }

    /** Positions a second; 0 while nothing can be said. */
    public double perSecond() {
        if (startedAt == null || updatedAt == null) {
            return 0;
        }
        double millis = Duration.between(startedAt, updatedAt).toMillis();
        return millis <= 0 ? 0 : position * MILLIS_A_SECOND / millis;
    }

    /** Seconds until it has reached its target, at the rate so far; null while nothing can be said. */
    public @Nullable Long etaSeconds() {
        double rate = perSecond();
        return rate <= 0 ? null : Math.max(0, Math.round((target - position) / rate));
    }
}
