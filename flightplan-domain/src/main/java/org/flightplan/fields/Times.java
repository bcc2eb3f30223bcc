package org.flightplan.fields;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Moments and dates as they come in; the range keeps a slip of a digit out of the charts, and fits every column. */
public final class Times {

    /** What every error of a moment that is none says. */
    static final String NO_MOMENT = "must be a moment with an offset, such as 2026-03-01T14:30:00Z";

    /** What every error of a date that is none says. */
    static final String NO_DATE = "must be a date, such as 2026-03-01";

    private static final int FIRST_YEAR = 1850;
    private static final int LAST_YEAR = 2200;
    private static final String NO_YEAR = "must lie in the years from " + FIRST_YEAR + " to " + (LAST_YEAR - 1);

    private static final Pattern DATE = Pattern.compile("([+-]?\\d{4,9})-(\\d\\d)-(\\d\\d)");

    // the offset extended (+01:00) or basic (+0100, +01); of a second's fraction what is finer than a nanosecond is cut
    // off
    private static final Pattern MOMENT = Pattern.compile(
            "(?<date>[^T]{1,20})T(?<time>\\d\\d:\\d\\d(?::\\d\\d)?)(?:(?<=:\\d\\d:\\d\\d)(?<fraction>\\.\\d{1,9})\\d{0,40})?"
                    + "(?<offset>Z|(?<hours>[+-]\\d\\d)(?::?(?<minutes>\\d\\d)(?::?(?<seconds>\\d\\d))?)?)?");

    // all but its Z; the fraction may be shorter, or missing
    private static final String PLAIN = "0000-00-00T00:00:00.000000000";
    private static final int SECONDS = PLAIN.indexOf('.');

    private Times() {}

    /** The moment, to the microsecond (what the database keeps); empty when it has no offset or lies out of range. */
    public static Optional<Instant> moment(String text) {
        OffsetDateTime moment = read(text);
        return moment != null
                        && inRange(moment.withOffsetSameInstant(ZoneOffset.UTC).getYear())
                ? Optional.of(moment.toInstant().truncatedTo(ChronoUnit.MICROS))
                : Optional.empty();
    }

    /** What is wrong with a moment, and what would be right; empty when nothing is. */
    public static Optional<String> momentFault(String text) {
        if (moment(text).isPresent()) {
            return Optional.empty();
        }
        Matcher parts = MOMENT.matcher(text.toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.of(NO_MOMENT);
        }
        Optional<String> date = dateFault(group(parts, "date"));
        if (date.isPresent()) {
            return date.get().equals(NO_DATE) ? Optional.of(NO_MOMENT) : date;
        } else if (parts.group("offset") == null) {
            return Optional.of("needs an offset from UTC, such as Z or +01:00 behind the time");
        } else if (!isTime(group(parts, "time"))) {
            return Optional.of(
                    "is a time that does not exist: hours go from 00 to 23, minutes and seconds from 00 to 59");
        }
        return Optional.of(
                read(text) == null ? "has an offset that does not exist: they go from -18:00 to +18:00" : NO_YEAR);
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

    /** What is wrong with a date, and what would be right; empty when nothing is. */
    public static Optional<String> dateFault(String text) {
        if (date(text).isPresent()) {
            return Optional.empty();
        }
        Matcher parts = DATE.matcher(text);
        if (!parts.matches()) {
            return Optional.of(NO_DATE);
        }
        int year = Integer.parseInt(parts.group(1));
        int month = Integer.parseInt(parts.group(2));
        if (month < 1 || month > 12) {
            return Optional.of("is in a month that does not exist: they go from 01 to 12");
        }
        int days = YearMonth.of(year, month).lengthOfMonth();
        int day = Integer.parseInt(parts.group(3));
        return Optional.of(
                day < 1 || day > days
                        ? "is a day that does not exist: that month has the days 01 to " + days
                        : NO_YEAR);
    }

    private static @Nullable OffsetDateTime read(String text) {
        try {
            return isPlain(text) ? plain(text) : OffsetDateTime.parse(text);
        } catch (DateTimeException unusual) {
            Matcher parts = MOMENT.matcher(text.toUpperCase(Locale.ROOT));
            return parts.matches() && parts.group("offset") != null ? parsed(extended(parts)) : null;
        }
    }

    // of this form is what is stored, and a board reads hundreds of them: without a formatter, in a tenth of the time
    private static boolean isPlain(String text) {
        int last = text.length() - 1;
        boolean isPlain =
                (last == SECONDS || (last > SECONDS + 1 && last <= PLAIN.length())) && text.charAt(last) == 'Z';
        for (int i = 0; isPlain && i < last; i++) {
            char c = text.charAt(i);
            isPlain = PLAIN.charAt(i) == '0' ? c >= '0' && c <= '9' : c == PLAIN.charAt(i);
        }
        return isPlain;
    }

    private static OffsetDateTime plain(String text) {
        String fraction = text.substring(SECONDS, text.length() - 1);
        String nanos = fraction + PLAIN.substring(SECONDS + fraction.length());
        return OffsetDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                number(nanos, 1, nanos.length()),
                ZoneOffset.UTC);
    }

    private static int number(String text, int from, int until) {
        return Integer.parseInt(text, from, until, 10);
    }

    private static @Nullable OffsetDateTime parsed(String extended) {
        try {
            return OffsetDateTime.parse(extended);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static String extended(Matcher parts) {
        String hours = parts.group("hours");
        String offset = hours == null
                ? "Z"
                : hours
                        + ":" + Objects.requireNonNullElse(parts.group("minutes"), "00")
                        + (parts.group("seconds") == null ? "" : ":" + parts.group("seconds"));
        String fraction = Objects.requireNonNullElse(parts.group("fraction"), "");
        return group(parts, "date") + "T" + group(parts, "time") + fraction + offset;
    }

    private static boolean isTime(String text) {
        try {
            LocalTime.parse(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static String group(Matcher parts, String name) {
        return Objects.requireNonNull(parts.group(name));
    }

    private static boolean inRange(int year) {
        return year >= FIRST_YEAR && year < LAST_YEAR;
    }
}
