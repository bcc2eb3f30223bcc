package org.flightplan.simulator;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.simulator.Fact.Stream;
import org.flightplan.simulator.flow.Dice;
import org.flightplan.simulator.flow.House;
import org.flightplan.simulator.flow.Journey;
import org.flightplan.simulator.flow.Journey.Placement;
import org.flightplan.simulator.flow.Json;
import org.flightplan.simulator.flow.Pathway.Happening;
import org.flightplan.simulator.flow.Pathway.Step;
import org.jspecify.annotations.Nullable;

/** The clinical events of a stay, as its pathway's steps tell them, and the corrections of some. */
final class BedsideFacts {

    private static final String RISK = "risk_status";

    private final House house;
    private final Journey journey;
    private final Dice dice;
    private final Notebook notebook;
    private String level = "";
    private int count;

    BedsideFacts(House house, Journey journey, Dice dice, Notebook notebook) {
        this.house = house;
        this.journey = journey;
        this.dice = dice;
        this.notebook = notebook;
    }

    void write() {
        for (int i = 0; i < journey.placements.size(); i++) {
            Placement placement = journey.placements.get(i);
            Step step = journey.pathway.steps().get(placement.step());
            risk(step.level(), placement.from().plus(dice.minutes(5, 12)));
            for (Happening happening : step.events()) {
                boolean happens = dice.chance(happening.chance());
                Instant at = moment(journey, i, happening.part());
                if (happens && at != null && !at.isAfter(notebook.end())) {
                    happened(happening, at);
                    risk(happening.level(), at);
                }
            }
        }
    }

    /** When a part of a step's time was over, or will be; null when the stay ended before. */
    static @Nullable Instant moment(Journey journey, int placement, double part) {
        Instant from = journey.placements.get(placement).from();
        Instant until = journey.endOf(placement);
        Step step =
                journey.pathway.steps().get(journey.placements.get(placement).step());
        double minutes = until == null
                ? step.medianHours() * 60
                : Duration.between(from, until).toMinutes();
        Instant at = from.plus(Duration.ofMinutes(Math.max(10, Math.round(minutes * part))));
        Instant ended = journey.ended;
        return ended != null && at.isAfter(ended) ? null : at;
    }

    private void risk(String next, Instant at) {
        if (!next.isEmpty() && !next.equals(level)) {
            level = next;
            record(RISK, at, Json.doc().with("risk_level", next).build());
        }
    }

    private void happened(Happening happening, Instant at) {
        UUID id = record(happening.type(), at, drawn(happening.data(), at));
        Instant later = at.plus(dice.minutes(90, 300));
        if (dice.chance(0.05) && !happening.data().isEmpty()) {
            correct(later, Json.doc().with("event_id", id).with("details", drawn(happening.data(), at)));
        } else if (dice.chance(0.02)) {
            correct(later, Json.doc().with("event_id", id).with("retracted", true));
        }
    }

    private void correct(Instant at, Json.Doc correction) {
        notebook.add(at, Stream.ADMISSION, journey.id, "clinical_event.corrected", correction);
    }

    private UUID record(String type, Instant at, JsonObject details) {
        UUID id = Dice.id(journey.id + "event" + count++);
        notebook.add(
                at.plus(dice.minutes(1, 40)),
                Stream.ADMISSION,
                journey.id,
                "clinical_event.recorded",
                Json.doc()
                        .with("event_id", id)
                        .with("admission_id", journey.id)
                        .with("event_type", type)
                        .with("occurred_at", at)
                        .with("details", details));
        return id;
    }

    // values are told as they are, but for those that are drawn
    private JsonObject drawn(JsonObject data, Instant at) {
        Json.Doc drawn = Json.doc();
        data.forEach((name, value) -> drawn.with(name, value instanceof JsonObject how ? draw(how, at) : value));
        return drawn.build();
    }

    private @Nullable Object draw(JsonObject how, Instant at) {
        if (how.containsKey("pick")) {
            return dice.pick(how.getJsonArray("pick").getValuesAs(JsonValue.class));
        } else if (how.containsKey("range")) {
            JsonArray range = how.getJsonArray("range");
            return dice.between(range.getInt(0), range.getInt(1));
        } else if (how.containsKey("decimal")) {
            JsonArray range = how.getJsonArray("decimal");
            double from = ((JsonNumber) range.get(0)).doubleValue();
            double to = ((JsonNumber) range.get(1)).doubleValue();
            return Math.round((from + dice.below(to - from)) * 10) / 10.0;
        } else if (how.containsKey("later")) {
            Instant later = at.plus(Duration.ofHours(how.getInt("later")));
            return later.isAfter(notebook.end()) ? null : later;
        }
        return dice.pick(house.specialty(journey.pathway.specialty()).notes());
    }
}
