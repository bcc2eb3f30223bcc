package org.flightplan.trajectory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of a stay with one location and one risk.
 *
 * @param id of the event that began it
 * @param location the location's code
 * @param bed or null
 * @param riskLevel the risk state's code, or null while none is known
 * @param level the band of the chart, or null while none is known
 * @param effectiveAt when it began
 * @param endedAt when the next one began, or null for the last
 */
public record Step(
        UUID id,
        String location,
        @Nullable String bed,
        @Nullable String riskLevel,
        @Nullable Integer level,
        Instant effectiveAt,
        @Nullable Instant endedAt) {

    /** How long it lasted, in hours to two places; null while it lasts. */
    public @Nullable BigDecimal durationHours() {
        if (endedAt == null) {
            return null;
        }
        long seconds = Duration.between(effectiveAt, endedAt).toSeconds();
        return BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(3_600), 2, RoundingMode.HALF_UP);
    }

    Step until(Instant moment) {
        return new Step(id, location, bed, riskLevel, level, effectiveAt, moment);
    }
}
