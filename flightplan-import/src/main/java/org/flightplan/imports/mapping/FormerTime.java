package org.flightplan.imports.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moments and days as former systems write them: 2024-02-29, 20240229, 29.02.2024, 2/29/2024, with a time and an offset behind
 * it or without. One without an offset is read in a zone: in the hour that comes twice in autumn the first, in the one that is left out in
 * spring an hour later.
 *
 * @param zone of moments without an offset
 * @param dayFirst whether 3/4/2024 is the third of April
 */
public record FormerTime(ZoneId zone, boolean dayFirst) {

    private static final Pattern FORM =
            Pattern.compile("(?<date>\\d{4}([-/])\\d{1,2}\\2\\d{1,2}|\\d{8}|\\d{1,2}([./-])\\d{1,2}\\3\\d{4})"
                    + "(?:[T ]+(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?"
                    + " ?(?<half>[AaPp][Mm])?)? ?(?<offset>[Zz]|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Reason NO_MOMENT = new Reason(
            "holds no day or moment that can be read", "write it as 2024-02-29 or 2024-02-29T14:30:00+01:00");
    private static final int HALF_A_DAY = 12;
    private static final int NANO_DIGITS = 9;

    /**
     * A moment.
     *
     * @param at when; the beginning of the day where only that is known
     * @param dayOnly whether nothing but the day is known; midnight is how some write that
     */
    public record When(Instant at, boolean dayOnly) {}

    /**
     * Reads a moment, or a day.
     *
     * @throws Unmappable when the text is none
     */
    public When when(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw NO_MOMENT.exception();
        }
        try {
            LocalDate date = date(form);
            LocalTime time = time(form);
            String offset = form.group("offset");
            Instant at = offset == null
                    ? date.atTime(time).atZone(zone).toInstant()
                    : date.atTime(time).toInstant(ZoneOffset.of(offset.toUpperCase(Locale.ROOT)));
            return new When(at, offset == null && time.equals(LocalTime.MIDNIGHT));
        } catch (DateTimeException noSuchDay) {
            throw NO_MOMENT.exception();
        }
    }

    /**
     * Reads a day, whatever time stands behind it.
     *
     * @throws Unmappable when the text is none
     */
    public LocalDate day(String text) {
        Matcher form = FORM.matcher(text.strip());
        try {
            if (form.matches()) {
                return date(form);
            }
        } catch (DateTimeException noSuchDay) {
            // told below
        }
        throw NO_MOMENT.exception();
    }

    private LocalDate date(Matcher form) {
        String date = form.group("date");
        if (date.length() == 8 && date.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return day(date.substring(0, 4), date.substring(4, 6), date.substring(6));
        }
        String[] parts = date.split("[./-]", 3);
        if (parts[0].length() == 4) {
            return day(parts[0], parts[1], parts[2]);
        }
        boolean american = date.indexOf('/') > 0 && !dayFirst;
        return day(parts[2], parts[american ? 0 : 1], parts[american ? 1 : 0]);
    }

    private static LocalDate day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    private static LocalTime time(Matcher form) {
        String hour = form.group("hour");
        if (hour == null) {
            return LocalTime.MIDNIGHT;
        }
        String second = form.group("second");
        String fraction = form.group("fraction");
        return LocalTime.of(
                hour(Integer.parseInt(hour), form.group("half")),
                Integer.parseInt(form.group("minute")),
                second == null ? 0 : Integer.parseInt(second),
                fraction == null
                        ? 0
                        : Integer.parseInt((fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS)));
    }

    private static int hour(int written, @org.jspecify.annotations.Nullable String half) {
        if (half == null) {
            return written;
        } else if (written < 1 || written > HALF_A_DAY) {
            throw new DateTimeException("no hour of half a day");
        }
        return written % HALF_A_DAY + (half.equalsIgnoreCase("pm") ? HALF_A_DAY : 0);
    }
}
