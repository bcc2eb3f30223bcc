package org.flightplan.simulator.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Who comes, and when: unplanned patients at any hour, planned ones on operating days or the day before. The fuller the house,
 * the fewer are called in.
 */
public final class Flow {

    private static final Duration LAST_HOURS = Duration.ofHours(14);
    private static final int PLANNING_HOUR = 6;
    private static final LocalTime OPENING = LocalTime.of(7, 0);

    private final House house;
    private final Dice dice;
    private final Instant end;
    private final int wanted;
    private final Agenda agenda = new Agenda();
    private final Regulars regulars;
    private final Rota rota;
    private final Wards wards;

    /**
     * Will go from one moment to another.
     *
     * @param begin a full hour
     * @param wanted how many are to be there at the end, at least
     */
    public Flow(House house, Instant begin, Instant end, int wanted) {
        this.house = house;
        this.dice = Dice.named(house.id() + " flow");
        this.end = end;
        this.wanted = wanted;
        this.regulars = new Regulars(house);
        this.rota = new Rota(house);
        this.wards = new Wards(house, agenda, rota, regulars);
        agenda.at(begin, this::eachHour);
    }

    /** Every stay that was recorded, in the order of coming. */
    public List<Journey> run() {
        agenda.goOnUntil(end);
        return wards.journeys();
    }

    /** The beds of a unit that are being cleaned when it has run. */
    public List<String> cleaning(House.Unit unit) {
        return wards.cleaning(unit, end);
    }

    private void eachHour() {
        Instant hour = agenda.now();
        agenda.at(hour.plus(1, ChronoUnit.HOURS), this::eachHour);
        ZonedDateTime local = hour.atZone(house.zone());
        LocalDate tomorrow = local.toLocalDate().plusDays(1);
        for (Specialty specialty : house.specialties().values()) {
            double goal = house.patients(specialty);
            double arrivals = specialty.arrivals(goal) * pressure(specialty, goal);
            double unplanned = arrivals * specialty.share(false) / 24 * Rota.emergencies(local);
            for (int count = dice.poisson(unplanned); count > 0; count--) {
                agenda.in(dice.minutes(0, 59), () -> come(specialty));
            }
            if (local.getHour() == PLANNING_HOUR && !House.isWeekend(tomorrow)) {
                plan(specialty, arrivals * specialty.share(true) * 7 / 5, tomorrow);
            }
        }
        if (Duration.between(hour, end).compareTo(LAST_HOURS) < 0) {
            fill();
        }
    }

    private double pressure(Specialty specialty, double goal) {
        return Math.min(2.2, Math.max(0.25, 1 + 2.5 * (goal - wards.present(specialty.name())) / goal));
    }

    private void fill() {
        int present =
                house.specialties().keySet().stream().mapToInt(wards::present).sum();
        List<Specialty> all = List.copyOf(house.specialties().values());
        for (int missing = wanted - present; missing > 0; missing -= 3) {
            Specialty specialty = dice.pick(all, house::patients);
            agenda.in(dice.minutes(0, 50), () -> come(specialty));
        }
    }

    private void come(Specialty specialty) {
        Pathway pathway = dice.pick(specialty.coming(false), Pathway::weight);
        wards.admit(regulars.who(pathway, agenda.now()), pathway, null);
    }

    private void plan(Specialty specialty, double expected, LocalDate day) {
        for (int count = dice.poisson(expected); count > 0; count--) {
            Pathway pathway = dice.pick(specialty.coming(true), Pathway::weight);
            Instant slot = rota.operation(pathway.operatedIn(), house.at(day, OPENING));
            LocalDate operated = house.dayOf(slot);
            Instant comes = pathway.dayBefore()
                    ? house.at(operated.minusDays(1), LocalTime.of(9, 30)).plus(dice.minutes(0, 300))
                    : house.at(operated, LocalTime.of(6, 0)).plus(dice.minutes(0, 60));
            agenda.at(comes, () -> wards.admit(regulars.who(pathway, comes), pathway, slot));
        }
    }
}
