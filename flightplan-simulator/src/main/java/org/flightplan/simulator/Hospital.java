package org.flightplan.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flightplan.simulator.flow.Dice;
import org.flightplan.simulator.flow.Flow;
import org.flightplan.simulator.flow.House;
import org.flightplan.simulator.flow.Journey;

/** A hospital's history, as commands. They are made while they are read: a year of a large hospital need not be kept. */
public final class Hospital {

    private static final String CLINICIAN = "clinician";

    private final House house;
    private final Scale scale;
    private final Instant begin;
    private final Instant end;
    private final Flow flow;
    private final List<List<Journey>> lanes;

    Hospital(House house, Scale scale, Instant begin, Instant end) {
        this.house = house;
        this.scale = scale;
        this.begin = begin;
        this.end = end;
        this.flow = new Flow(house, begin, end, scale.open());
        this.lanes = chosen(byLane(flow.run()));
    }

    /** Of its tenant. */
    public UUID id() {
        return house.id();
    }

    /** As it is shown to its users. */
    public String name() {
        return house.name();
    }

    /** By whose clock it lives. */
    public ZoneId zone() {
        return house.zone();
    }

    /** The specialties that it needs. */
    public List<String> specialties() {
        return List.copyOf(house.specialties().keySet());
    }

    /** Who attends its patients. */
    public List<Doctor> doctors() {
        return new Words()
                .attending().stream().map(name -> Doctor.of(house.id(), name)).toList();
    }

    /** The units and their beds, which are first. */
    public Stream<Command> units() {
        return house.units().stream()
                .flatMap(unit -> UnitFacts.commands(house, unit, begin, end, cleaning(unit), scale.together()));
    }

    /** Of the patients who are there at the end: these stays, and their former ones. */
    public Stream<Command> present() {
        return commands(Chronicle::isPresent);
    }

    /** Of all others. */
    public Stream<Command> past() {
        return commands(lane -> !Chronicle.isPresent(lane));
    }

    /** All of it, in the order in which it is to be sent. */
    public Stream<Command> commands() {
        return Stream.of(units(), present(), past()).flatMap(commands -> commands);
    }

    private List<String> cleaning(House.Unit unit) {
        return flow.cleaning(unit);
    }

    private Stream<Command> commands(Predicate<List<Journey>> which) {
        Chronicle chronicle = new Chronicle(house, end, scale.refusals());
        return lanes.stream().filter(which).flatMap(lane -> {
            Recording recording = new Recording(house.id(), lane.get(0).person.lane(), CLINICIAN);
            List<Fact> facts = chronicle.of(lane);
            return (scale.together() ? recording.byStay(facts) : recording.each(facts)).stream();
        });
    }

    private static Collection<List<Journey>> byLane(List<Journey> journeys) {
        Map<UUID, List<Journey>> lanes = new LinkedHashMap<>();
        for (Journey journey : journeys) {
            lanes.computeIfAbsent(journey.person.lane(), lane -> new ArrayList<>())
                    .add(journey);
        }
        return lanes.values();
    }

    private List<List<Journey>> chosen(Collection<List<Journey>> all) {
        List<List<Journey>> present =
                new ArrayList<>(all.stream().filter(Chronicle::isPresent).toList());
        Dice dice = Dice.named(house.id() + " chosen");
        while (scale.open() > 0 && present.size() > scale.open()) {
            present.remove(dice.between(0, present.size() - 1));
        }
        List<List<Journey>> past = new ArrayList<>(
                all.stream().filter(lane -> !Chronicle.isPresent(lane)).toList());
        past.sort(Comparator.comparing((List<Journey> lane) -> lane.get(lane.size() - 1).admitted));
        int stays = past.stream().mapToInt(List::size).sum();
        while (scale.closed() > 0 && stays > scale.closed()) {
            stays -= past.remove(0).size();
        }
        present.addAll(past);
        return List.copyOf(present);
    }
}
