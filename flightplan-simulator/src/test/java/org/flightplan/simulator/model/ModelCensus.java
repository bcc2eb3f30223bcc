package org.flightplan.simulator.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flightplan.simulator.model.ModelStay.Move;
import org.jspecify.annotations.Nullable;

/** A hospital's census, counted from its stays. */
public final class ModelCensus {

    private ModelCensus() {}

    /** A day: who was there at its end, and who came and went in it. */
    public static final class Day {
        public int occupied;
        public int admissions;
        public int transfersIn;
        public int transfersOut;
        public int discharges;
        public int deaths;

        /** Those of the day before, and what changed. */
        public int addedUp(int before) {
            return before + admissions + transfersIn - transfersOut - discharges - deaths;
        }
    }

    /**
     * The days on which something happened, or somebody was there.
     *
     * @param location of the unit, or null for the house
     */
    public static Map<LocalDate, Day> days(
            Collection<ModelStay> stays, @Nullable String location, LocalDate from, LocalDate to, ZoneId zone) {
        Map<LocalDate, Day> days = new TreeMap<>();
        from.datesUntil(to.plusDays(1)).forEach(day -> days.put(day, new Day()));
        for (ModelStay stay : stays) {
            if (!stay.cancelled) {
                count(stay, location, days, zone);
            }
        }
        return days;
    }

    private static void count(ModelStay stay, @Nullable String location, Map<LocalDate, Day> days, ZoneId zone) {
        List<Move> moves = stay.moves();
        String before = null;
        for (Move move : moves) {
            Day day = days.get(dayOf(move.at(), zone));
            if (day != null && !move.location().equals(before)) {
                boolean here = location == null || location.equals(move.location());
                boolean left = before != null && (location == null || location.equals(before));
                day.admissions += before == null && here ? 1 : 0;
                day.transfersIn += before != null && here ? 1 : 0;
                day.transfersOut += left ? 1 : 0;
            }
            before = move.location();
        }
        if (stay.ended != null && before != null && (location == null || location.equals(before))) {
            Day day = days.get(dayOf(stay.ended, zone));
            if (day != null) {
                day.discharges += stay.died ? 0 : 1;
                day.deaths += stay.died ? 1 : 0;
            }
        }
        days.forEach((date, day) -> {
            Instant midnight = date.plusDays(1).atStartOfDay(zone).toInstant();
            String place = stay.admitted.isBefore(midnight) ? stay.placeBefore(midnight) : null;
            day.occupied += place != null && (location == null || location.equals(place)) ? 1 : 0;
        });
    }

    private static LocalDate dayOf(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toLocalDate();
    }
}
