package org.flightplan.fields;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Moments and dates as they come in; the range keeps a slip of a digit out of the charts, and fits every column. */
public final class Times {

    private static final int FIRST_YEAR = 1850;
    private static final int LAST_YEAR = 2200;

    private Times() {}

    /** The moment, to the microsecond (what the database keeps); empty when it has no offset or lies out of range. */
    public static Optional<Instant> moment(String text) {
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text);
            return inRange(moment.withOffsetSameInstant(ZoneOffset.UTC).getYear())
                    ? Optional.of(moment.toInstant().truncatedTo(ChronoUnit.MICROS))
                    : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** The date; empty when it can't be read or lies out of range. */
    public static Optional<LocalDate> date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            return inRange(date.getYear()) ? Optional.of(date) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean inRange(int year) {
        return year >= FIRST_YEAR && year < LAST_YEAR;
    }
}
