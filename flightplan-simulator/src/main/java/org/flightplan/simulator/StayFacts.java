package org.flightplan.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flightplan.simulator.Command.Refusal;
import org.flightplan.simulator.Fact.Stream;
import org.flightplan.simulator.flow.Dice;
import org.flightplan.simulator.flow.House;
import org.flightplan.simulator.flow.Journey;
import org.flightplan.simulator.flow.Json;

/** What is recorded of a stay as a whole: that it began, what is known of it, its moves, and how it ended. */
final class StayFacts {

    private static final Refusal CANCELLED = new Refusal(409, "admission_cancelled");
    private static final int REVIEW_DAYS = 4;

    private final House house;
    private final Journey journey;
    private final Dice dice;
    private final Words words;
    private final Notebook notebook;

    StayFacts(House house, Journey journey, Dice dice, Words words, Notebook notebook) {
        this.house = house;
        this.journey = journey;
        this.dice = dice;
        this.words = words;
        this.notebook = notebook;
    }

    void write(boolean refusals) {
        admitted();
        if (journey.calledOff) {
            calledOff(refusals);
            return;
        }
        updated();
        new MoveFacts(house, journey, dice, words, notebook).write();
        if (journey.ended != null) {
            discharged(journey.ended);
        }
    }

    private void admitted() {
        Doctor attending = Doctor.of(house.id(), dice.pick(words.attending()));
        add(
                journey.admitted.plus(dice.minutes(2, 4)),
                "admission.created",
                Json.doc()
                        .with("admission_id", journey.id)
                        .with("patient_id", journey.person.id())
                        .with("specialty", journey.pathway.specialty())
                        .with("attending_id", attending.id())
                        .with("attending_name", attending.name())
                        .with("admit_date", journey.admitted)
                        .with("chief_complaint", dice.pick(journey.pathway.complaints()))
                        .with("admission_type", journey.pathway.admission()));
    }

    private void calledOff(boolean refusals) {
        Instant at = journey.admitted.plus(dice.minutes(20, 150));
        add(at, "admission.cancelled", Json.doc().with("reason", words.text("no_stay")));
        if (refusals) {
            notebook.addRefused(
                    at.plus(dice.minutes(5, 40)),
                    Stream.ADMISSION,
                    journey.id,
                    "clinical_event.recorded",
                    Json.doc()
                            .with("event_id", Dice.id(journey.id + "too late"))
                            .with("admission_id", journey.id)
                            .with("event_type", "risk_status")
                            .with("occurred_at", journey.admitted)
                            .with(
                                    "details",
                                    Json.doc()
                                            .with(
                                                    "risk_level",
                                                    journey.pathway
                                                            .steps()
                                                            .get(0)
                                                            .level())
                                            .build()),
                    CANCELLED);
        }
    }

    private void updated() {
        if (dice.chance(0.3)) {
            return;
        }
        Instant at = journey.admitted.plus(dice.minutes(40, 200));
        double years = journey.pathway.oldest() < 1 ? 0 : (journey.pathway.youngest() + journey.pathway.oldest()) / 2;
        double weight = years < 1 ? 3 + dice.below(1.5) : years < 18 ? 8 + dice.below(40) : 52 + dice.below(50);
        boolean isolated = dice.chance(0.1);
        boolean review = dice.chance(0.25);
        add(
                at,
                "admission.updated",
                Json.doc()
                        .with("diagnosis", dice.pick(journey.pathway.diagnoses()))
                        .with("weight_kg", Math.round(weight * 10) / 10.0)
                        .with("isolation", isolated ? dice.pick(List.of("contact", "droplet")) : null)
                        .with("cross_check", dice.chance(0.12) ? true : null)
                        .with("review_date", review ? house.dayOf(at).plusDays(dice.between(1, REVIEW_DAYS)) : null));
    }

    private void discharged(Instant ended) {
        Instant at = ended.plus(dice.minutes(2, 20));
        add(at, "admission.discharged", discharge(ended));
        if (journey.died) {
            // a second record is merged by then
            notebook.add(
                    ended.plus(dice.minutes(260, 300)),
                    Stream.PATIENT,
                    journey.person.lane(),
                    "patient.updated",
                    Json.doc().with("deceased_at", ended));
        }
    }

    private Json.Doc discharge(Instant at) {
        return Json.doc()
                .with("discharge_date", at)
                .with("disposition", journey.died ? null : dice.pick(words.texts("dispositions")))
                .with("died", journey.died ? true : null);
    }

    /** A discharge that was none, now and then, when all else of the stay is written. */
    static void secondThoughts(Journey journey, Dice dice, Words words, Notebook notebook) {
        Instant end = journey.ended == null ? notebook.end() : journey.ended;
        boolean lastStep = journey.last().step() + 1 == journey.pathway.steps().size();
        boolean longEnough = Duration.between(journey.last().from(), end).toHours() > 40;
        if (journey.died || !lastStep || !longEnough || !dice.chance(0.08)) {
            return;
        }
        Instant left = end.minus(dice.minutes(18 * 60, 30 * 60));
        Instant back = left.plus(dice.minutes(50, 140));
        UUID stay = journey.id;
        Fact first = notebook.add(
                left, Stream.ADMISSION, stay, "admission.discharged", Json.doc().with("discharge_date", left));
        Fact last = notebook.add(
                back,
                Stream.ADMISSION,
                stay,
                "admission.discharge_cancelled",
                Json.doc().with("reason", words.text("second_thoughts")));
        notebook.keepFree(left, back, first, last);
    }

    private void add(Instant moment, String type, Json.Doc data) {
        notebook.add(moment, Stream.ADMISSION, journey.id, type, data);
    }
}
