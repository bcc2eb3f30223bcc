package org.flightplan.simulator.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who comes: mostly somebody new, sometimes a patient who went home lately, now and then one whom nobody recognises. */
final class Regulars {

    private static final double COMES_AGAIN = 0.08;
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int TRIES = 6;

    private final House house;
    private final People people;
    private final Dice dice;
    private final List<AtHome> atHome = new ArrayList<>();

    private record AtHome(Person person, Instant since) {}

    Regulars(House house) {
        this.house = house;
        this.people = new People(house);
        this.dice = Dice.named(house.id() + " regulars");
    }

    Person who(Pathway pathway, Instant now) {
        boolean unidentified = dice.chance(pathway.unidentified());
        if (!unidentified && !dice.chance(COMES_AGAIN)) {
            return people.somebody(pathway, now);
        }
        for (int i = 0; i < TRIES && !atHome.isEmpty() && !pathway.birth(); i++) {
            int index = dice.between(0, atHome.size() - 1);
            Person known = atHome.get(index).person();
            boolean lately = atHome.get(index).since().plus(A_DAY).isAfter(now);
            if (!lately && fits(known, pathway, now)) {
                atHome.remove(index);
                return unidentified ? people.unidentified(known, now) : known;
            }
        }
        return people.somebody(pathway, now);
    }

    /** Somebody who is born here; see {@link People#newborn}. */
    Person newborn(Person mother, int twin, Instant now) {
        return people.newborn(mother, twin, now);
    }

    /** Somebody is at home again. A second record is merged, and never comes again. */
    void home(Person person, Instant now) {
        if (!person.isSecondRecord() && !person.provisional()) {
            atHome.add(new AtHome(person, now));
        }
    }

    private boolean fits(Person person, Pathway pathway, Instant now) {
        long days = person.born() == null
                ? 0
                : house.dayOf(now).toEpochDay() - person.born().toEpochDay();
        double years = days / 365.0;
        boolean gender = pathway.gender().isEmpty() || pathway.gender().equals(person.gender());
        return gender && years >= pathway.youngest() && years <= pathway.oldest() + 1;
    }
}
