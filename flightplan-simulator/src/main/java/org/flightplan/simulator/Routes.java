package org.flightplan.simulator;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flightplan.simulator.flow.Json;

/** Where the command of each event is sent: a method, and a path that takes the stream's id and fields of the event. */
final class Routes {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final String STREAM = "stream";

    private static final Map<String, String> ROUTES = new HashMap<>();

    /** Events whose stored form names no stay. */
    private static final Set<String> NAMELESS = Set.of(
            "admission.updated",
            "admission.move_requested",
            "admission.move_request_cancelled",
            "clinical_event.corrected");

    static {
        ROUTES.put("patient.created", "POST /patients");
        ROUTES.put("patient.updated", "PATCH /patients/{stream}");
        ROUTES.put("patient.merged", "POST /patients/{stream}/merge");
        ROUTES.put("admission.created", "POST /admissions");
        ROUTES.put("admission.updated", "PATCH /admissions/{stream}");
        ROUTES.put("admission.location_changed", "POST /admissions/{stream}/location");
        ROUTES.put("admission.location_corrected", "POST /admissions/{stream}/location/{event_id}/correction");
        ROUTES.put("admission.move_requested", "POST /admissions/{stream}/move-request");
        ROUTES.put("admission.move_request_cancelled", "DELETE /admissions/{stream}/move-request");
        ROUTES.put("admission.discharged", "POST /admissions/{stream}/discharge");
        ROUTES.put("admission.discharge_cancelled", "POST /admissions/{stream}/discharge/cancel");
        ROUTES.put("admission.cancelled", "POST /admissions/{stream}/cancel");
        ROUTES.put("clinical_event.recorded", "POST /clinical-events");
        ROUTES.put("clinical_event.corrected", "POST /clinical-events/{event_id}/correction");
        ROUTES.put("flightplan.status_changed", "POST /flightplans/{stream}/status");
        ROUTES.put("flightplan.target_set", "POST /flightplans/{stream}/target");
        ROUTES.put("flightplan.milestone_planned", "POST /flightplans/{stream}/milestones");
        ROUTES.put("flightplan.milestone_reached", "POST /flightplans/{stream}/milestones/{milestone_id}/reached");
        ROUTES.put("flightplan.milestone_dropped", "DELETE /flightplans/{stream}/milestones/{milestone_id}");
        ROUTES.put("flightplan.task_raised", "POST /flightplans/{stream}/tasks");
        ROUTES.put("flightplan.task_done", "POST /flightplans/{stream}/tasks/{task_id}/done");
        ROUTES.put("unit.opened", "POST /units");
        ROUTES.put("unit.bed_added", "POST /units/{stream}/beds");
        ROUTES.put("unit.bed_changed", "PATCH /units/{stream}/beds/{bed}");
    }

    private Routes() {}

    /**
     * A command's address and body.
     *
     * @param body without what stands in the path; empty for DELETE
     */
    record Route(String method, String path, JsonObject body) {}

    static Route of(Fact fact) {
        String route = ROUTES.get(fact.type());
        if (route == null) {
            throw new IllegalArgumentException("no command makes " + fact.type());
        }
        int space = route.indexOf(' ');
        String method = route.substring(0, space);
        JsonObject data = fact.data();
        Set<String> inPath = new HashSet<>();
        String path = PLACE.matcher(route.substring(space + 1)).replaceAll(place -> {
            String name = place.group(1);
            inPath.add(name);
            String value = name.equals(STREAM)
                    ? fact.id().toString()
                    : data.get(name) instanceof JsonString text ? text.getString() : place.group();
            return Matcher.quoteReplacement(value);
        });
        Json.Doc body = Json.doc();
        if (!method.equals("DELETE")) {
            data.forEach((name, value) -> {
                if (!inPath.contains(name)) {
                    body.with(name.equals("details") ? "data" : name, value);
                }
            });
        }
        return new Route(method, path, body.build());
    }

    /** Whether the event's stored form names the stay. */
    static boolean namesStay(String eventType) {
        return !NAMELESS.contains(eventType);
    }
}
