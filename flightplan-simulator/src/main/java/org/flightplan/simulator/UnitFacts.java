package org.flightplan.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.simulator.flow.Dice;
import org.flightplan.simulator.flow.House;
import org.flightplan.simulator.flow.Json;
import org.jspecify.annotations.Nullable;

/** What is recorded of a unit: that it opened, its beds, and which of them can't be used at the end. */
final class UnitFacts {

    private static final String ADMINISTRATOR = "tenant-admin";
    private static final Duration BEFORE = Duration.ofHours(2);

    private final House.Unit unit;
    private final Instant opened;
    private final List<Fact> facts = new ArrayList<>();

    private UnitFacts(House.Unit unit, Instant opened) {
        this.unit = unit;
        this.opened = opened;
    }

    static Stream<Command> commands(
            House house, House.Unit unit, Instant begin, Instant end, List<String> cleaning, boolean together) {
        UnitFacts facts = new UnitFacts(unit, begin.minus(BEFORE));
        Recording recording = new Recording(house.id(), unit.id(), ADMINISTRATOR);
        recording.alone(facts.opening());
        facts.beds();
        facts.unusable(end, cleaning);
        if (together) {
            recording.together(facts.facts);
        } else {
            facts.facts.forEach(recording::alone);
        }
        return recording.commands().stream();
    }

    private Fact opening() {
        Json.Doc unitAsOpened = Json.doc()
                .with("unit_id", unit.id())
                .with("location", unit.location())
                .with("name", unit.name())
                .with("specialty", unit.specialty().isEmpty() ? null : unit.specialty())
                .with("effective_at", opened);
        return fact(opened, "unit.opened", unitAsOpened);
    }

    private void beds() {
        for (String bed : unit.beds()) {
            added(bed, unit.attributes());
        }
        for (String bassinet : unit.bassinets()) {
            added(bassinet, List.of("bassinet"));
        }
    }

    private void added(String bed, List<String> attributes) {
        Json.Doc added = Json.doc()
                .with("bed", bed)
                .with("attributes", attributes)
                .with("state", "available")
                .with("effective_at", opened);
        facts.add(fact(opened.plusSeconds(60), "unit.bed_added", added));
    }

    private void unusable(Instant end, List<String> cleaning) {
        Words words = new Words();
        Dice dice = Dice.named(unit.id() + " blocked");
        for (String bed : unit.beds()) {
            if (unit.isBlocked(bed)) {
                changed(bed, "blocked", opened.plusSeconds(3_600), dice.pick(words.texts("blocked")));
            }
        }
        cleaning.forEach(bed -> changed(bed, "cleaning", end.minusSeconds(60), null));
    }

    private void changed(String bed, String state, Instant at, @Nullable String reason) {
        Json.Doc changed = Json.doc()
                .with("bed", bed)
                .with("state", state)
                .with("reason", reason)
                .with("effective_at", at);
        facts.add(fact(at, "unit.bed_changed", changed));
    }

    private Fact fact(Instant moment, String type, Json.Doc data) {
        UUID id = unit.id();
        return new Fact(moment, Fact.Stream.UNIT, id, type, data.build(), null, null);
    }
}
