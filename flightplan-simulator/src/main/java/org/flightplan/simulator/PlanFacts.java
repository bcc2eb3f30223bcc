package org.flightplan.simulator;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flightplan.simulator.Fact.Stream;
import org.flightplan.simulator.flow.Dice;
import org.flightplan.simulator.flow.House;
import org.flightplan.simulator.flow.Journey;
import org.flightplan.simulator.flow.Json;
import org.flightplan.simulator.flow.Pathway.Milestone;
import org.jspecify.annotations.Nullable;

/** The flight plan of a stay: what was planned when it began, what came of it, and what keeps the patient from leaving. */
final class PlanFacts {

    private static final int MOST_TASKS = 3;

    private final House house;
    private final Journey journey;
    private final Dice dice;
    private final Notebook notebook;
    private final UUID plan;

    PlanFacts(House house, Journey journey, Dice dice, Notebook notebook) {
        this.house = house;
        this.journey = journey;
        this.dice = dice;
        this.notebook = notebook;
        this.plan = of(journey.id);
    }

    /** The id of a stay's plan, which the API derives from the stay's. */
    static UUID of(UUID admission) {
        return UUID.nameUUIDFromBytes(("flightplan:" + admission).getBytes(StandardCharsets.UTF_8));
    }

    void write() {
        Instant made = journey.admitted.plus(dice.minutes(45, 240));
        Instant ended = journey.ended;
        // before anything could be reached, or not at all
        if (ended != null && ended.isBefore(made.plusSeconds(3_600))) {
            return;
        }
        if (dice.chance(0.93)) {
            add(made, "status_changed", Json.doc().with("from", "draft").with("to", "active"));
        }
        int last = journey.pathway.steps().size() - 1;
        LocalDate first = expected(last, 0.8 + dice.below(0.4));
        target(made, first);
        for (Milestone milestone : journey.pathway.milestones()) {
            milestone(milestone, made);
        }
        if (dice.chance(0.3)) {
            Instant later = made.plus(dice.minutes(20 * 60, 90 * 60));
            LocalDate moved = expected(last, 1).plusDays(dice.between(1, 4));
            if ((ended == null || later.isBefore(ended)) && !moved.equals(first)) {
                target(later, moved);
            }
        }
        tasks(made);
    }

    private LocalDate expected(int step, double part) {
        long minutes = Math.round(60 * journey.pathway.expectedHours(step, part));
        return house.dayOf(journey.admitted.plus(Duration.ofMinutes(minutes)));
    }

    private void target(Instant at, LocalDate day) {
        add(at, "target_set", Json.doc().with("target_discharge_date", day));
    }

    private void milestone(Milestone milestone, Instant made) {
        UUID id = Dice.id(journey.id + milestone.name());
        add(
                made,
                "milestone_planned",
                Json.doc()
                        .with("milestone_id", id)
                        .with("name", milestone.name())
                        .with("phase", milestone.phase())
                        .with("target_date", expected(milestone.step(), milestone.part())));
        Instant reached = reached(milestone);
        boolean dropped = dice.chance(0.03);
        Instant told = reached == null ? notebook.end() : reached.plus(dice.minutes(5, 90));
        if (dropped) {
            Instant at = made.plus(dice.minutes(10, 300));
            if (journey.ended == null || at.isBefore(journey.ended)) {
                add(at, "milestone_dropped", Json.doc().with("milestone_id", id));
            }
        } else if (reached != null && told.isAfter(made) && dice.chance(0.94)) {
            add(told, "milestone_reached", Json.doc().with("milestone_id", id).with("reached_at", reached));
        }
    }

    private @Nullable Instant reached(Milestone milestone) {
        for (int i = 0; i < journey.placements.size(); i++) {
            if (journey.placements.get(i).step() == milestone.step()) {
                return BedsideFacts.moment(journey, i, milestone.part());
            }
        }
        return null;
    }

    private void tasks(Instant made) {
        List<JsonObject> left =
                new ArrayList<>(house.specialty(journey.pathway.specialty()).tasks());
        Instant end = journey.ended == null ? notebook.end() : journey.ended;
        long minutes = Duration.between(made, end).toMinutes();
        for (int count = dice.between(0, MOST_TASKS); count > 0 && minutes > 120; count--) {
            JsonObject task = dice.pick(left);
            left.remove(task);
            Instant raised = made.plus(Duration.ofMinutes(Math.round(minutes * (0.1 + dice.below(0.8)))));
            UUID id = Dice.id(journey.id + task.getString("text"));
            boolean due = dice.chance(0.8);
            add(
                    raised,
                    "task_raised",
                    Json.doc()
                            .with("task_id", id)
                            .with("kind", task.getString("kind"))
                            .with("text", task.getString("text"))
                            .with("due", due ? raised.plus(dice.minutes(4 * 60, 60 * 60)) : null));
            Instant done = raised.plus(dice.minutes(60, 70 * 60));
            if (done.isBefore(end) && dice.chance(0.9)) {
                add(done, "task_done", Json.doc().with("task_id", id));
            }
        }
    }

    private void add(Instant moment, String event, Json.Doc data) {
        notebook.add(moment, Stream.PLAN, plan, "flightplan." + event, data);
    }
}
