package org.flightplan.patients;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A date of birth.
 *
 * @param value from 1850; PHI
 */
public record BirthDate(LocalDate value) {

    private static final ZoneOffset EARLIEST_DAY = ZoneOffset.ofHours(14);

    /** Whether this day has begun nowhere on earth yet. */
    boolean isAfter(Instant now) {
        return value.isAfter(now.atOffset(EARLIEST_DAY).toLocalDate());
    }

    /** Masked. */
    @Override
    public String toString() {
        return "BirthDate[***]";
    }
}
