package org.flightplan.simulator.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

/** When a hospital does what: by night and at weekends less is done, and nobody goes home before the morning's round. */
final class Rota {

    private static final LocalTime FIRST_OPERATION = LocalTime.of(7, 40);
    private static final LocalTime SECOND_OPERATION = LocalTime.of(12, 30);

    private static final int PATIENTS_A_ROOM = 32;

    private final House house;
    private final Dice dice;

    /** Of each place where operations are done. */
    private final int rooms;

    private final Map<String, Integer> booked = new HashMap<>();

    Rota(House house) {
        this.house = house;
        this.dice = Dice.named(house.id() + " rota");
        double patients = house.specialties().values().stream()
                .mapToDouble(house::patients)
                .sum();
        this.rooms = (int) Math.max(2, Math.round(patients / PATIENTS_A_ROOM));
    }

    /** How many unplanned patients an hour brings, beside the average: few by night, most in the early evening. */
    static double emergencies(ZonedDateTime hour) {
        double weekend = House.isWeekend(hour.toLocalDate()) ? 1.12 : 0.95;
        int clock = hour.getHour();
        double day = clock < 7 ? 0.45 : clock < 11 ? 1.05 : clock < 21 ? 1.4 : 0.85;
        return weekend * day;
    }

    /** The next slot of a place's list, which is booked with this. */
    Instant operation(String place, Instant earliest) {
        for (LocalDate day = house.dayOf(earliest); ; day = day.plusDays(1)) {
            if (House.isWeekend(day)) {
                continue;
            }
            for (LocalTime begin : new LocalTime[] {FIRST_OPERATION, SECOND_OPERATION}) {
                Instant slot = house.at(day, begin).plus(dice.minutes(0, 40));
                String key = place + day + begin;
                int before = booked.getOrDefault(key, 0);
                if (!slot.isBefore(earliest) && before < rooms) {
                    booked.put(key, before + 1);
                    return slot;
                }
            }
        }
    }

    /** The first moment from then on at which patients are moved from ward to ward. */
    Instant transfer(Instant due) {
        return within(due, 9, 20);
    }

    /** The first moment from then on at which somebody goes home; by half as many at weekends. */
    Instant discharge(Instant due) {
        Instant at = within(due, 10, 18);
        while (House.isWeekend(house.dayOf(at)) && dice.chance(0.5)) {
            at = within(house.at(house.dayOf(at).plusDays(1), LocalTime.of(10, 0)), 10, 18);
        }
        return at;
    }

    private Instant within(Instant due, int from, int to) {
        ZonedDateTime local = due.atZone(house.zone());
        if (local.getHour() >= from && local.getHour() < to) {
            return due;
        }
        LocalDate day = local.getHour() < from
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        return house.at(day, LocalTime.of(from, 0)).plus(dice.minutes(0, 200));
    }
}
