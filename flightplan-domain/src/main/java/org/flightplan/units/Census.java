package org.flightplan.units;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The census of days: who was there at the midnight that ends each, and who came and went in it. Pure calculation. */
public final class Census {

    private static final BigDecimal MINUTES_AN_HOUR = BigDecimal.valueOf(60);

    private Census() {}

    /**
     * What changed in a day, or before the first.
     *
     * @param beds how many more there were at its end than at its beginning
     * @param lengthsOfStay of the stays that ended, in hours
     */
    public record Changes(
            long beds,
            long admissions,
            long transfersIn,
            long transfersOut,
            long discharges,
            long deaths,
            LengthsOfStay lengthsOfStay) {

        static final Changes NONE = new Changes(0, 0, 0, 0, 0, 0, LengthsOfStay.NONE);

        /** These and others of the same day; one of both tells the lengths of stay. */
        public Changes and(Changes other) {
            return new Changes(
                    beds + other.beds,
                    admissions + other.admissions,
                    transfersIn + other.transfersIn,
                    transfersOut + other.transfersOut,
                    discharges + other.discharges,
                    deaths + other.deaths,
                    lengthsOfStay.mean() == null ? other.lengthsOfStay : lengthsOfStay);
        }

        private long persons() {
            return admissions + transfersIn - transfersOut - discharges - deaths;
        }
    }

    /** Of the stays that ended, in hours from the admission; null where none did. */
    public record LengthsOfStay(
            @Nullable BigDecimal mean,
            @Nullable BigDecimal median,
            @Nullable BigDecimal ninetieth) {

        static final LengthsOfStay NONE = new LengthsOfStay(null, null, null);
    }

    /**
     * A day of the census.
     *
     * @param hours how long it was: 23 and 25 where clocks are changed
     * @param beds at its end
     * @param occupied who was there at its end, leave included
     * @param changes in it
     */
    public record Day(LocalDate date, BigDecimal hours, long beds, long occupied, Changes changes) {}

    /**
     * What a census tells.
     *
     * @param left how many left in these days
     * @param lengthsOfStay theirs, over all the days
     */
    public record Told(List<Day> days, long left, LengthsOfStay lengthsOfStay) {}

    /**
     * The record up to a moment, as far as it is another one than that of now.
     *
     * @param moment up to which
     * @param stays that were touched since, as they were
     * @param beds all, as they were
     */
    public record Then(Instant moment, List<JsonObject> stays, List<JsonObject> beds) {}

    /** The moments at which days begin, and that at which the last ends. */
    public static List<Instant> bounds(LocalDate from, LocalDate to, ZoneId zone) {
        return Stream.iterate(from, day -> !day.isAfter(to.plusDays(1)), day -> day.plusDays(1))
                .map(day -> day.atStartOfDay(zone).toInstant())
                .toList();
    }

    /**
     * The days from one to another.
     *
     * @param changes by the number of the day, from 1; 0 is all that was before, -1 tells who left and how long they had stayed
     */
    public static Told of(LocalDate from, LocalDate to, ZoneId zone, Map<Integer, Changes> changes) {
        Changes all = changes.getOrDefault(-1, Changes.NONE);
        return new Told(days(from, to, zone, changes), all.discharges(), all.lengthsOfStay());
    }

    private static List<Day> days(LocalDate from, LocalDate to, ZoneId zone, Map<Integer, Changes> changes) {
        List<Instant> bounds = bounds(from, to, zone);
        Changes before = changes.getOrDefault(0, Changes.NONE);
        long beds = before.beds();
        long occupied = before.persons();
        List<Day> days = new ArrayList<>();
        for (int number = 1; number < bounds.size(); number++) {
            Changes now = changes.getOrDefault(number, Changes.NONE);
            beds += now.beds();
            occupied += now.persons();
            Duration length = Duration.between(bounds.get(number - 1), bounds.get(number));
            BigDecimal hours = BigDecimal.valueOf(length.toMinutes())
                    .divide(MINUTES_AN_HOUR, 2, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
            days.add(new Day(from.plusDays(number - 1L), hours, beds, occupied, now));
        }
        return days;
    }
}
