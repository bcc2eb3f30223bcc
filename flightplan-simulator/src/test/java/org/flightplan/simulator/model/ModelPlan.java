package org.flightplan.simulator.model;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A flight plan, as its events tell it. */
final class ModelPlan {

    /** What leads where, said by itself. */
    private static final Map<String, String> WAYS =
            Map.of("draft", "active", "active", "completed", "completed", "active");

    String status = "draft";
    private String beforeDischarge = "draft";
    private boolean completedByDischarge;

    @Nullable
    LocalDate target;

    private final Map<String, String> milestones = new HashMap<>();
    private final Map<String, String> tasks = new HashMap<>();

    /** Whether it may be so. */
    boolean take(ModelEvent event) {
        return switch (event.type()) {
            case "flightplan.status_changed" -> changed(event);
            case "flightplan.target_set" -> {
                LocalDate before = target;
                target = LocalDate.parse(event.data().getString("target_discharge_date"));
                // the same again would make no event
                yield open() && !target.equals(before);
            }
            case "flightplan.milestone_planned" ->
                open() && milestones.put(event.text("milestone_id", 0), "planned") == null;
            case "flightplan.milestone_reached" ->
                open() && milestones.replace(event.text("milestone_id", 1), "planned", "reached");
            case "flightplan.milestone_dropped" ->
                open() && milestones.replace(event.text("milestone_id", 0), "planned", "dropped");
            case "flightplan.task_raised" -> open() && tasks.put(event.text("task_id", 0), "open") == null;
            case "flightplan.task_done" -> open() && tasks.replace(event.text("task_id", 1), "open", "done");
            default -> false;
        };
    }

    private boolean changed(ModelEvent event) {
        boolean may = status.equals(event.data().getString("from"))
                && event.data().getString("to").equals(WAYS.get(status));
        status = event.data().getString("to");
        completedByDischarge = false;
        return may;
    }

    private boolean open() {
        return !status.equals("cancelled");
    }

    long count(String milestone) {
        return milestones.values().stream().filter(milestone::equals).count();
    }

    long openTasks() {
        return tasks.values().stream().filter("open"::equals).count();
    }

    long doneTasks() {
        return tasks.values().stream().filter("done"::equals).count();
    }

    void discharged() {
        if (status.equals("draft") || status.equals("active")) {
            beforeDischarge = status;
            completedByDischarge = true;
            status = "completed";
        }
    }

    void dischargeCancelled() {
        if (completedByDischarge) {
            status = beforeDischarge;
            completedByDischarge = false;
        }
    }

    void cancelled() {
        status = "cancelled";
    }
}
