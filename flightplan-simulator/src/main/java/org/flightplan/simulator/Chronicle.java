package org.flightplan.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flightplan.simulator.Command.Refusal;
import org.flightplan.simulator.Fact.Stream;
import org.flightplan.simulator.flow.Dice;
import org.flightplan.simulator.flow.House;
import org.flightplan.simulator.flow.Journey;
import org.flightplan.simulator.flow.Json;
import org.flightplan.simulator.flow.Person;

/** What was recorded of a person: who it is, each stay, what was done and planned; and who it turned out to be. */
final class Chronicle {

    private static final Refusal MRN_TAKEN = new Refusal(409, "mrn_taken");
    private static final Refusal MERGED = new Refusal(409, "merged");

    private final House house;
    private final Instant end;
    private final boolean refusals;
    private final Words words;

    /** @param refusals whether to tell of what is refused, too */
    Chronicle(House house, Instant end, boolean refusals) {
        this.house = house;
        this.end = end;
        this.refusals = refusals;
        this.words = new Words();
    }

    /** In the order of recording. */
    List<Fact> of(List<Journey> journeys) {
        List<Fact> all = new ArrayList<>();
        List<Person> known = new ArrayList<>();
        for (Journey journey : journeys) {
            Notebook notebook = new Notebook(end);
            Dice dice = Dice.named(journey.id + " chronicle");
            if (!known.contains(journey.person)) {
                known.add(journey.person);
                register(journey, dice, notebook);
            }
            new StayFacts(house, journey, dice, words, notebook).write(refusals);
            if (!journey.calledOff) {
                new BedsideFacts(house, journey, dice, notebook).write();
                new PlanFacts(house, journey, dice, notebook).write();
                StayFacts.secondThoughts(journey, dice, words, notebook);
                identify(journey, dice, notebook);
            }
            all.addAll(notebook.facts());
        }
        Notebook ordered = new Notebook(end);
        ordered.facts().addAll(all);
        return ordered.inOrder();
    }

    private void register(Journey journey, Dice dice, Notebook notebook) {
        Person person = journey.person;
        Json.Doc said = Json.doc()
                .with("patient_id", person.id())
                .with("name", person.firstName())
                .with("mrn", person.mrn())
                .with("date_of_birth", person.born())
                .with("gender", person.gender())
                .with("identity", person.provisional() ? "provisional" : null);
        Instant at = journey.admitted.plus(dice.minutes(0, 1));
        notebook.add(at, Stream.PATIENT, person.id(), "patient.created", said);
        if (refusals && dice.chance(0.02)) {
            UUID second = Dice.id(person.id() + "again");
            notebook.addRefused(
                    at.plus(dice.minutes(60, 200)),
                    Stream.PATIENT,
                    second,
                    "patient.created",
                    Json.doc()
                            .with("patient_id", second)
                            .with("name", person.firstName())
                            .with("mrn", person.mrn())
                            .with("date_of_birth", person.born())
                            .with("identity", person.provisional() ? "provisional" : null),
                    MRN_TAKEN);
        }
    }

    // a newborn gets a name, and who was not recognised is
    private void identify(Journey journey, Dice dice, Notebook notebook) {
        Person person = journey.person;
        if (!person.provisional()) {
            return;
        }
        Instant at = journey.admitted.plus(dice.minutes(18 * 60, 44 * 60));
        Instant ended = journey.ended;
        if (ended != null && !ended.isAfter(at.plusSeconds(3_600))) {
            at = ended.plus(dice.minutes(60, 200));
        }
        if (!person.isSecondRecord()) {
            notebook.add(
                    at,
                    Stream.PATIENT,
                    person.id(),
                    "patient.updated",
                    Json.doc().with("name", person.name()).with("identity", "confirmed"));
            return;
        }
        notebook.add(
                at,
                Stream.PATIENT,
                person.lane(),
                "patient.merged",
                Json.doc().with("retired_id", person.id()).with("reason", words.text("same_person")));
        if (refusals) {
            notebook.addRefused(
                    at.plus(dice.minutes(30, 90)),
                    Stream.PATIENT,
                    person.id(),
                    "patient.updated",
                    Json.doc().with("diagnosis", dice.pick(journey.pathway.diagnoses())),
                    MERGED);
        }
    }

    /** Whether somebody of this lane is in hospital. */
    static boolean isPresent(List<Journey> journeys) {
        return journeys.stream().anyMatch(Journey::isOpen);
    }
}
