package org.flightplan.simulator;

import java.time.Duration;
import java.time.Instant;
import org.flightplan.simulator.Fact.Stream;
import org.flightplan.simulator.flow.Dice;
import org.flightplan.simulator.flow.House;
import org.flightplan.simulator.flow.Journey;
import org.flightplan.simulator.flow.Journey.Placement;
import org.flightplan.simulator.flow.Journey.Sharing;
import org.flightplan.simulator.flow.Journey.Wait;
import org.flightplan.simulator.flow.Json;
import org.jspecify.annotations.Nullable;

/** The moves of a stay, the requests before them, and the slips that are corrected. */
final class MoveFacts {

    private static final Duration LONG = Duration.ofHours(9);

    private final House house;
    private final Journey journey;
    private final Dice dice;
    private final Words words;
    private final Notebook notebook;

    MoveFacts(House house, Journey journey, Dice dice, Words words, Notebook notebook) {
        this.house = house;
        this.journey = journey;
        this.dice = dice;
        this.words = words;
        this.notebook = notebook;
    }

    void write() {
        for (int i = 0; i < journey.placements.size(); i++) {
            Placement placement = journey.placements.get(i);
            Placement before = i == 0 ? null : journey.placements.get(i - 1);
            move(placement, before, i);
            Instant until = journey.endOf(i);
            Instant end = until == null ? notebook.end() : until;
            if (placement.bed() != null
                    && Duration.between(placement.from(), end).compareTo(LONG) > 0) {
                inBetween(placement, i);
            }
            if (until == null) {
                planned(placement, i);
            }
        }
        journey.waits.forEach(this::waited);
    }

    private void move(Placement placement, @Nullable Placement before, int number) {
        if (before != null && before.bed() != null && placement.bed() != null) {
            requested(placement, before, number);
        }
        Instant at = placement.from().plus(dice.minutes(10, 20));
        Instant corrected = at.plus(dice.minutes(2, 9));
        // who looks at the end is not to see a slip
        boolean may = placement.sharing() == Sharing.NONE && !corrected.isAfter(notebook.end());
        boolean slip = may && placement.bed() != null && dice.chance(0.03);
        boolean late = may && !slip && before != null && dice.chance(0.02);
        Json.Doc move = to(placement, slip ? otherBed(placement) : placement.bed())
                .with("from_location", before == null ? null : before.location())
                .with("from_bed", before == null ? null : before.bed())
                .with("effective_at", late ? at : placement.from());
        Fact moved = add(at, "admission.location_changed", move);
        if (slip) {
            notebook.addCorrection(
                    corrected,
                    moved,
                    Json.doc()
                            .with("to_location", placement.location())
                            .with("to_bed", placement.bed())
                            .with("correction_reason", words.text("wrong_bed")));
        } else if (late) {
            notebook.addCorrection(corrected, moved, Json.doc().with("effective_at", placement.from()));
        }
    }

    private Json.Doc to(Placement placement, @Nullable String bed) {
        String reason = placement.sharing() == Sharing.NONE ? null : placement.sharing().reason;
        return Json.doc()
                .with("to_location", placement.location())
                .with("to_bed", bed)
                .with("reason", reason);
    }

    private String otherBed(Placement placement) {
        return dice.pick(house.unit(placement.location()).usableBeds().stream()
                .filter(bed -> !bed.equals(placement.bed()))
                .toList());
    }

    // somebody else's move, or a request that is taken back
    private void inBetween(Placement placement, int number) {
        Instant at = placement.from().plus(dice.minutes(60, 120));
        Instant back = at.plus(dice.minutes(15, 60));
        House.Unit other = dice.pick(house.units());
        boolean waits = journey.waits.stream().anyMatch(wait -> wait.step() > placement.step());
        if (waits || back.isAfter(notebook.end()) || other.location().equals(placement.location())) {
            return;
        } else if (dice.chance(0.012)) {
            Fact moved = add(
                    at.plus(dice.minutes(1, 9)),
                    "admission.location_changed",
                    Json.doc()
                            .with("to_location", other.location())
                            .with("to_bed", other.beds().get(0))
                            .with("effective_at", at));
            notebook.addCorrection(
                    back,
                    moved,
                    Json.doc().with("retracted", true).with("correction_reason", words.text("wrong_person")));
        } else if (dice.chance(0.03)) {
            String id = Dice.id(journey.id + "taken back" + number).toString();
            add(at, "admission.move_requested", request(id, other.location(), back));
            add(back, "admission.move_request_cancelled", Json.doc().with("request_id", id));
        }
    }

    private void requested(Placement placement, Placement before, int number) {
        boolean waited = journey.waits.stream().anyMatch(wait -> wait.step() == placement.step());
        boolean longEnough = Duration.between(before.from(), placement.from()).compareTo(LONG) > 0;
        if (!waited && longEnough && dice.chance(0.4)) {
            add(
                    placement.from().minus(dice.minutes(20, 170)),
                    "admission.move_requested",
                    request(id(number), placement.location(), placement.from()));
        }
    }

    // of the move that comes next, and has not come yet
    private void planned(Placement placement, int number) {
        Instant next = journey.nextMove;
        if (next != null && placement.bed() != null && next.isAfter(notebook.end())) {
            Instant at = next.minus(dice.minutes(60, 16 * 60));
            String location = journey.pathway.steps().get(placement.step() + 1).location();
            if (Duration.between(placement.from(), at).compareTo(Duration.ofHours(4)) > 0) {
                add(at, "admission.move_requested", request(id(number + 1), location, next));
            }
        }
    }

    private void waited(Wait wait) {
        add(
                wait.since().plus(dice.minutes(1, 5)),
                "admission.move_requested",
                request(Dice.id(journey.id + "wait" + wait.step()).toString(), wait.location(), wait.since()));
    }

    private String id(int number) {
        return Dice.id(journey.id + "request" + number).toString();
    }

    private Json.Doc request(String id, String location, Instant neededBy) {
        return Json.doc()
                .with("request_id", id)
                .with("to_location", location)
                .with("needed_by", neededBy)
                .with("reason", words.text("asked"));
    }

    private Fact add(Instant moment, String type, Json.Doc data) {
        return notebook.add(moment, Stream.ADMISSION, journey.id, type, data);
    }
}
