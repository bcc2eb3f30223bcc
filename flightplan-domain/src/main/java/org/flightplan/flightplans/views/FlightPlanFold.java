package org.flightplan.flightplans.views;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.FlightPlanEvents;

/** What a flight plan's events add up to. PHI stays sealed as it is in the events: the text of each task. */
final class FlightPlanFold {

    static final String MILESTONES = "milestones";
    static final String TASKS = "tasks";
    private static final String MILESTONE_ID = "milestone_id";
    private static final String TASK_ID = "task_id";
    private static final String REACHED_AT = "reached_at";
    static final String DONE_AT = "done_at";

    private FlightPlanFold() {}

    /** The plan as it begins. */
    static JsonObject begin(RecordedEvent created) {
        return doc().with("status", created.storedValues().text("status")).build();
    }

    /** The plan after one more of its events; an event of no concern changes nothing. */
    static JsonObject evolve(JsonObject plan, RecordedEvent event) {
        Values values = event.storedValues();
        return switch (event.type()) {
            case FlightPlanEvents.STATUS_CHANGED ->
                JsonDoc.of(plan).with("status", values.text("to")).build();
            case FlightPlanEvents.TARGET_SET ->
                JsonDoc.of(plan)
                        .with("target_discharge_date", values.textOrNull("target_discharge_date"))
                        .build();
            case FlightPlanEvents.MILESTONE_PLANNED -> put(plan, MILESTONES, MILESTONE_ID, values.json());
            case FlightPlanEvents.MILESTONE_REACHED ->
                change(plan, MILESTONES, MILESTONE_ID, values, one -> one.with(REACHED_AT, values.moment(REACHED_AT)));
            case FlightPlanEvents.MILESTONE_REOPENED ->
                change(plan, MILESTONES, MILESTONE_ID, values, one -> one.with(REACHED_AT, null));
            case FlightPlanEvents.MILESTONE_DROPPED -> drop(plan, MILESTONES, MILESTONE_ID, values);
            case FlightPlanEvents.TASK_RAISED -> put(plan, TASKS, TASK_ID, values.json());
            case FlightPlanEvents.TASK_DONE ->
                change(plan, TASKS, TASK_ID, values, one -> one.with(DONE_AT, event.recordedAt()));
            case FlightPlanEvents.TASK_REOPENED -> change(plan, TASKS, TASK_ID, values, one -> one.with(DONE_AT, null));
            case FlightPlanEvents.TASK_DROPPED -> drop(plan, TASKS, TASK_ID, values);
            default -> plan;
        };
    }

    // in the order in which they came into the plan
    private static JsonObject put(JsonObject plan, String list, String key, JsonObject item) {
        List<JsonObject> items = new ArrayList<>(new Values(plan).objects(list));
        int index = indexOf(items, key, item.getString(key));
        if (index < 0) {
            items.add(item);
        } else {
            items.set(index, item);
        }
        return JsonDoc.of(plan).with(list, items).build();
    }

    private static JsonObject change(
            JsonObject plan, String list, String key, Values event, UnaryOperator<JsonDoc> how) {
        List<JsonObject> items = new ArrayList<>(new Values(plan).objects(list));
        int index = indexOf(items, key, event.text(key));
        items.set(index, how.apply(JsonDoc.of(items.get(index))).build());
        return JsonDoc.of(plan).with(list, items).build();
    }

    private static JsonObject drop(JsonObject plan, String list, String key, Values event) {
        List<JsonObject> items = new ArrayList<>(new Values(plan).objects(list));
        items.remove(indexOf(items, key, event.text(key)));
        return JsonDoc.of(plan).with(list, items).build();
    }

    private static int indexOf(List<JsonObject> items, String key, String id) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).getString(key).equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
