package org.flightplan.web.board;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * How old a patient is, as it is said at a bedside: in hours under 2 days, in days under 28, in months under 2 years.
 *
 * @param unit hours, days, months or years
 */
record Age(long value, String unit) {

    private static final int HOURS_UNDER_DAYS = 2;
    private static final int DAYS_UNDER = 28;
    private static final int MONTHS_UNDER_YEARS = 2;

    /** The age of somebody who was born on a day, whose hour is not known: it is counted from its beginning. */
    static Age of(LocalDate born, Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(born, today);
        if (days < HOURS_UNDER_DAYS) {
            return new Age(
                    Math.max(0, ChronoUnit.HOURS.between(born.atStartOfDay(zone).toInstant(), now)), "hours");
        } else if (days < DAYS_UNDER) {
            return new Age(days, "days");
        }
        long years = ChronoUnit.YEARS.between(born, today);
        return years < MONTHS_UNDER_YEARS
                ? new Age(ChronoUnit.MONTHS.between(born, today), "months")
                : new Age(years, "years");
    }

    JsonObject json() {
        return doc().with("value", value).with("unit", unit).build();
    }
}
