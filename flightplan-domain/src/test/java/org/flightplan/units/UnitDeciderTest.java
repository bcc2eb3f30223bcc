package org.flightplan.units;

import static org.flightplan.fields.JsonDoc.doc;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flightplan.commands.Reason.Kind;
import org.flightplan.commands.Scenario;
import org.flightplan.events.Related.RelatedEvent;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.units.UnitCommand.AddBed;
import org.flightplan.units.UnitCommand.ChangeBed;
import org.flightplan.units.UnitCommand.CloseUnit;
import org.flightplan.units.UnitCommand.OpenUnit;
import org.flightplan.units.UnitCommand.RetireBed;
import org.flightplan.units.UnitCommand.UpdateUnit;
import org.flightplan.units.UnitEvent.Bed;
import org.flightplan.units.UnitEvent.BedAdded;
import org.flightplan.units.UnitEvent.BedChanged;
import org.flightplan.units.UnitEvent.BedRetired;
import org.flightplan.units.UnitEvent.BedState;
import org.flightplan.units.UnitEvent.Closed;
import org.flightplan.units.UnitEvent.Opened;
import org.flightplan.units.UnitEvent.Updated;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnitDeciderTest {

    private static final UnitId ID = new UnitId(new UUID(0, 30));
    private static final UUID STAY = new UUID(0, 5);
    private static final Instant OPENED_AT = at("08:00");
    private static final Opened OPENED = new Opened(ID, "CICU", "Intensive care", "cardiac", OPENED_AT);
    private static final Bed BED = new Bed("7", List.of("monitored"), BedState.AVAILABLE, null, null);
    private static final BedAdded ADDED = new BedAdded(BED, at("09:00"));
    private static final Bed BLOCKED = new Bed("7", List.of("monitored"), BedState.BLOCKED, "broken rail", at("18:00"));
    private static final RetireBed RETIRE = new RetireBed("7", null);
    private static final BedRetired RETIRED = new BedRetired("7", Scenario.NOW);

    private static Instant at(String time) {
        return Instant.parse("2026-03-10T" + time + ":00Z");
    }

    private static Scenario<UnitCommand, UnitState, UnitEvent> unit(UnitEvent... events) {
        return new Scenario<>(new UnitDecider()).given(events);
    }

    private static OpenUnit open(String name, @Nullable String specialty, @Nullable Instant at) {
        return new OpenUnit(ID, "CICU", name, specialty, at);
    }

    private static ChangeBed change(JsonDoc changes) {
        return new ChangeBed("7", changes.build(), null);
    }

    private static UpdateUnit update(JsonDoc changes) {
        return new UpdateUnit(changes.build(), null);
    }

    private static RelatedEvent past(int number, String type, JsonDoc data) {
        return new RelatedEvent(new UUID(1, number), "admission." + type, new Values(data.build()), null);
    }

    private static RelatedEvent admitted() {
        return past(1, "created", doc().with("specialty", "cardiac"));
    }

    private static RelatedEvent moved(int number, String to, String bed, String time) {
        return past(
                number,
                "location_changed",
                doc().with("to_location", to).with("to_bed", bed).with("effective_at", at(time)));
    }

    @Test
    void a_unit_is_opened_from_now_on_unless_it_says_otherwise() {
        unit().when(open("Intensive care", null, null))
                .accepts(new Opened(ID, "CICU", "Intensive care", null, Scenario.NOW));
        unit().when(open("Intensive care", "cardiac", OPENED_AT)).accepts(OPENED);
    }

    @Test
    void opening_the_same_unit_again_is_a_repeat_and_another_of_its_id_is_refused() {
        unit(OPENED).when(open("Intensive care", "cardiac", null)).repeats(OPENED);
        unit(OPENED).when(open("Other", "cardiac", null)).refuses(Kind.STATE, "unit_id_taken", "unit_id");
    }

    @Test
    void a_unit_is_of_an_enabled_specialty_and_not_of_the_future() {
        unit().when(open("x", "dentistry", null)).refuses(Kind.CONTENT, "invalid_fields", "specialty");
        unit().when(open("x", null, Scenario.NOW.plusSeconds(301)))
                .refuses(Kind.CONTENT, "invalid_fields", "effective_at");
    }

    @Test
    void what_is_said_of_a_unit_changes_but_its_location() {
        unit(OPENED)
                .when(update(doc().with("name", "ICU")))
                .accepts(new Updated(ID, "CICU", "ICU", "cardiac", Scenario.NOW));
        unit(OPENED)
                .when(update(doc().withNull("specialty")))
                .accepts(new Updated(ID, "CICU", "Intensive care", null, Scenario.NOW));
        unit(OPENED).when(update(doc().with("location", "ACCU"))).refuses(Kind.CONTENT, "invalid_fields", "location");
        unit(OPENED)
                .when(new UpdateUnit(doc().with("name", "ICU").build(), at("07:59")))
                .refuses(Kind.CONTENT, "invalid_fields", "effective_at");
    }

    @Test
    void beds_are_added_once_changed_and_retired_and_may_come_back() {
        unit(OPENED).when(new AddBed(BED, at("09:00"))).accepts(ADDED);
        unit(OPENED, ADDED).when(new AddBed(BED, null)).refuses(Kind.STATE, "bed_exists", "bed");
        unit(OPENED, ADDED).when(RETIRE).accepts(RETIRED);
        unit(OPENED, ADDED, RETIRED).when(RETIRE).refuses(Kind.NOT_FOUND, "not_found");
        unit(OPENED, ADDED, RETIRED).when(new AddBed(BED, null)).accepts(new BedAdded(BED, Scenario.NOW));
        unit(OPENED, ADDED, RETIRED)
                .when(new AddBed(BED, at("10:00")))
                .refuses(Kind.CONTENT, "invalid_fields", "effective_at");
    }

    @Test
    void a_bed_keeps_what_is_not_said_and_another_state_begins_without_a_reason() {
        unit(OPENED, ADDED)
                .when(change(doc().with("state", "blocked")
                        .with("reason", "broken rail")
                        .with("until", at("18:00"))))
                .accepts(new BedChanged(BLOCKED, Scenario.NOW));
        BedChanged blocked = new BedChanged(BLOCKED, at("10:00"));
        unit(OPENED, ADDED, blocked)
                .when(change(doc().with("state", "available")))
                .accepts(new BedChanged(BED, Scenario.NOW));
        unit(OPENED, ADDED, blocked)
                .when(change(doc().withNull("until")))
                .accepts(new BedChanged(
                        new Bed("7", List.of("monitored"), BedState.BLOCKED, "broken rail", null), Scenario.NOW));
        unit(OPENED, ADDED).when(change(doc().with("reason", "x"))).refuses(Kind.CONTENT, "invalid_fields", "reason");
        unit(OPENED).when(change(doc())).refuses(Kind.NOT_FOUND, "not_found");
    }

    @Test
    void an_occupied_bed_is_not_retired_and_an_empty_one_is_whoever_was_in_it() {
        UnitEvent[] bed = {OPENED, ADDED};
        RelatedEvent in = moved(2, "CICU", "7", "10:00");
        RelatedEvent out = moved(3, "ACCU", "7", "11:00");
        unit(bed).withStream(STAY, "Admission", admitted(), in).when(RETIRE).refuses(Kind.STATE, "bed_occupied", "bed");
        unit(bed)
                .withStream(STAY, "Admission", admitted(), in, out)
                .when(RETIRE)
                .accepts(RETIRED);
        unit(bed)
                .withStream(STAY, "Admission", admitted(), out, in)
                .when(RETIRE)
                .accepts(RETIRED);
        RelatedEvent retracted = past(
                4, "location_corrected", doc().with("move_id", new UUID(1, 3)).with("retracted", true));
        unit(bed)
                .withStream(STAY, "Admission", admitted(), in, out, retracted)
                .when(RETIRE)
                .refuses(Kind.STATE, "bed_occupied", "bed");
        RelatedEvent elsewhere = past(
                4,
                "location_corrected",
                doc().with("move_id", new UUID(1, 2))
                        .with("to_location", "CICU")
                        .with("to_bed", "8")
                        .with("effective_at", at("10:00")));
        unit(bed)
                .withStream(STAY, "Admission", admitted(), in, elsewhere)
                .when(RETIRE)
                .accepts(RETIRED);
        RelatedEvent home = past(5, "discharged", doc());
        RelatedEvent back = past(6, "discharge_cancelled", doc());
        unit(bed)
                .withStream(STAY, "Admission", admitted(), in, home)
                .when(RETIRE)
                .accepts(RETIRED);
        unit(bed)
                .withStream(STAY, "Admission", admitted(), in, home, back)
                .when(RETIRE)
                .refuses(Kind.STATE, "bed_occupied", "bed");
    }

    @Test
    void a_closed_unit_takes_nothing_any_more() {
        Closed closed = new Closed(ID, Scenario.NOW);
        unit(OPENED, ADDED).when(new CloseUnit(null)).accepts(closed);
        unit(OPENED, ADDED).when(new CloseUnit(at("08:30"))).refuses(Kind.CONTENT, "invalid_fields", "effective_at");
        for (UnitCommand command :
                List.of(new CloseUnit(null), RETIRE, new AddBed(BLOCKED, null), update(doc().with("name", "x")))) {
            unit(OPENED, closed)
                    .when(command)
                    .refuses(
                            command == RETIRE ? Kind.NOT_FOUND : Kind.STATE,
                            command == RETIRE ? "not_found" : "unit_closed");
        }
        unit().when(new CloseUnit(null)).refuses(Kind.NOT_FOUND, "not_found");
    }
}
