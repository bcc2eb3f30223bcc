package org.flightplan.simulator.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flightplan.simulator.flow.Journey.Placement;
import org.flightplan.simulator.flow.Journey.Sharing;
import org.flightplan.simulator.flow.Journey.Wait;
import org.flightplan.simulator.flow.Pathway.Step;
import org.jspecify.annotations.Nullable;

/** The ways of patients through the units, from bed to bed. */
final class Wards {

    private static final double NOT_ENTERED = 0.75;
    private static final double ENTERED_BY_MISTAKE = 0.012;
    private static final double TWINS = 0.2;
    private static final double BORN_AFTER = 0.2;

    private final House house;
    private final Agenda agenda;
    private final Rota rota;
    private final Regulars regulars;
    private final Dice dice;
    private final Map<String, Ward> wards = new LinkedHashMap<>();
    private final Map<String, Integer> present = new HashMap<>();
    private final List<Journey> journeys = new ArrayList<>();

    Wards(House house, Agenda agenda, Rota rota, Regulars regulars) {
        this.house = house;
        this.agenda = agenda;
        this.rota = rota;
        this.regulars = regulars;
        this.dice = Dice.named(house.id() + " wards");
        house.units().forEach(unit -> wards.put(unit.location(), new Ward(unit)));
    }

    List<Journey> journeys() {
        return journeys;
    }

    /** How many patients of a specialty are there. */
    int present(String specialty) {
        return present.getOrDefault(specialty, 0);
    }

    /** The beds of a unit that are being cleaned now. */
    List<String> cleaning(House.Unit unit, Instant now) {
        return ward(unit.location()).map(ward -> ward.cleaning(now)).orElse(List.of());
    }

    /**
     * Somebody comes, now. A planned patient without a bed is sent home, mostly before anything was entered.
     *
     * @param slot booked for the operation, or null
     */
    void admit(Person person, Pathway pathway, @Nullable Instant slot) {
        Step first = pathway.steps().get(0);
        boolean full = ward(first.location())
                .filter(ward -> ward.isFull(first.bassinet(), agenda.now()))
                .isPresent();
        boolean sentHome = full && pathway.elective();
        if (sentHome && dice.chance(NOT_ENTERED)) {
            // who was entered before is known; nobody will ask for the others again
            if (person.registered().isBefore(agenda.now())) {
                regulars.home(person, agenda.now());
            }
            return;
        }
        Journey journey = journey(person, pathway);
        journey.slot = slot;
        if (sentHome || dice.chance(ENTERED_BY_MISTAKE)) {
            journey.calledOff = true;
            regulars.home(person, agenda.now());
        } else {
            begin(journey);
        }
    }

    private Journey journey(Person person, Pathway pathway) {
        Journey journey = new Journey(
                Dice.id(house.id() + "stay" + journeys.size()),
                person,
                pathway,
                agenda.now(),
                dice.chance(pathway.dies()));
        journeys.add(journey);
        return journey;
    }

    private void begin(Journey journey) {
        present.merge(journey.pathway.specialty(), 1, Integer::sum);
        goTo(journey, 0);
    }

    private void goTo(Journey journey, int number) {
        Step step = journey.pathway.steps().get(number);
        Optional<Ward> found = ward(step.location());
        if (found.isEmpty()) {
            place(journey, number, null, Sharing.NONE);
            return;
        }
        Ward ward = found.get();
        Optional<String> free = ward.take(step.bassinet(), agenda.now());
        Optional<String> twins = step.bassinet() ? bedOfTwin(journey, step.location()) : Optional.empty();
        if (free.isPresent()) {
            place(journey, number, free.get(), Sharing.NONE);
        } else if (twins.isPresent()) {
            ward.share(twins.get());
            place(journey, number, twins.get(), Sharing.TWINS);
        } else if (journey.isPlaced() && journey.last().bed() != null) {
            journey.waits.add(new Wait(agenda.now(), step.location(), number));
            ward.waiting().add(journey);
        } else {
            place(journey, number, ward.overbook(step.bassinet(), dice), Sharing.OVERBOOKED);
        }
    }

    private static Optional<String> bedOfTwin(Journey journey, String location) {
        return Optional.ofNullable(journey.twin)
                .filter(twin -> twin.isOpen() && twin.isIn(location))
                .map(twin -> twin.last().bed());
    }

    private void place(Journey journey, int number, @Nullable String bed, Sharing sharing) {
        leave(journey);
        journey.nextMove = null;
        Step step = journey.pathway.steps().get(number);
        journey.placements.add(new Placement(agenda.now(), step.location(), bed, number, sharing));
        Duration time = dice.logNormal(step.medianHours(), step.sigma());
        if (journey.pathway.birth()) {
            agenda.in(part(time, BORN_AFTER), () -> born(journey));
        }
        if (journey.doomed && step.critical()) {
            agenda.in(part(time, 0.1 + dice.below(0.8)), () -> end(journey, true));
        } else {
            next(journey, number, agenda.now().plus(time));
        }
    }

    private void next(Journey journey, int number, Instant due) {
        List<Step> steps = journey.pathway.steps();
        if (number + 1 == steps.size()) {
            agenda.at(rota.discharge(due), () -> end(journey, false));
        } else if (steps.get(number + 1).operating()) {
            Instant slot = journey.slot;
            if (slot == null) {
                slot = journey.pathway.urgent()
                        ? due
                        : rota.operation(steps.get(number + 1).location(), due);
            }
            agenda.at(slot, () -> operate(journey, number + 1));
        } else {
            Instant moved = steps.get(number).operating() ? due : rota.transfer(due);
            journey.nextMove = moved;
            agenda.at(moved, () -> goTo(journey, number + 1));
        }
    }

    // without a bed for afterwards, a planned operation waits for another day
    private void operate(Journey journey, int number) {
        Step after = journey.pathway.steps().get(number + 1);
        boolean full = ward(after.location())
                .filter(ward -> ward.isFull(false, agenda.now()))
                .isPresent();
        if (full && journey.pathway.elective()) {
            Instant tomorrow = agenda.now().plus(Duration.ofHours(14));
            Instant slot = rota.operation(journey.pathway.operatedIn(), tomorrow);
            agenda.at(slot, () -> operate(journey, number));
        } else {
            goTo(journey, number);
        }
    }

    private void born(Journey mother) {
        List<Pathway> ways = house.specialty(mother.pathway.specialty()).born();
        boolean twins = dice.chance(TWINS);
        Journey first = child(mother, ways, twins ? 0 : -1);
        begin(first);
        if (twins) {
            Journey second = child(mother, ways, 1);
            second.twin = first;
            begin(second);
        }
    }

    private Journey child(Journey mother, List<Pathway> ways, int twin) {
        Pathway way = dice.pick(ways, Pathway::born);
        return journey(regulars.newborn(mother.person, twin, agenda.now()), way);
    }

    private void end(Journey journey, boolean died) {
        leave(journey);
        journey.ended = agenda.now();
        journey.died = died;
        present.merge(journey.pathway.specialty(), -1, Integer::sum);
        if (!died) {
            regulars.home(journey.person, agenda.now());
        }
    }

    private void leave(Journey journey) {
        String bed = journey.isPlaced() ? journey.last().bed() : null;
        if (bed != null) {
            Ward ward = ward(journey.last().location()).orElseThrow();
            ward.leave(bed, agenda.now());
            agenda.in(Ward.CLEANING, () -> offer(ward));
        }
    }

    // to who has waited longest
    private void offer(Ward ward) {
        Journey next = ward.waiting().peek();
        if (next != null) {
            ward.take(false, agenda.now()).ifPresent(bed -> {
                ward.waiting().remove();
                place(next, next.lastWait().step(), bed, Sharing.NONE);
            });
        }
    }

    private Optional<Ward> ward(String location) {
        return Optional.ofNullable(wards.get(location));
    }

    private static Duration part(Duration time, double part) {
        return Duration.ofMinutes(Math.max(30, Math.round(time.toMinutes() * part)));
    }
}
