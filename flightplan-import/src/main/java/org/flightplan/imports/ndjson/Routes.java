package org.flightplan.imports.ndjson;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.imports.mapping.Ids;
import org.flightplan.imports.sending.Command;
import org.flightplan.imports.sending.Command.Append;
import org.flightplan.imports.sending.Command.AsItIs;
import org.flightplan.imports.sending.Command.Begin;
import org.jspecify.annotations.Nullable;

/**
 * Commands of the API as what they would have recorded: so each can say when it was recorded and is known again in its stream.
 * The few that can't be said so are sent as they are.
 */
final class Routes {

    /**
     * How a path is said.
     *
     * @param method and path, with {@code *} for ids
     * @param streamType of what it records
     * @param eventType its stored name
     * @param pathField the field that the last id of its path becomes, or empty
     */
    private record Route(String method, String streamType, String eventType, String pathField) {}

    private static final String ADMISSION = "Admission";
    private static final String PLAN = "FlightPlan";
    private static final String ADMISSION_ID = "admission_id";

    private static final Map<String, Route> ROUTES = Map.ofEntries(
            route("PATCH /patients/*", "Patient", "patient.updated", ""),
            route("POST /patients/*/merge", "Patient", "patient.merged", "survivor_id"),
            route("PATCH /admissions/*", ADMISSION, "admission.updated", ""),
            route("POST /admissions/*/location", ADMISSION, "admission.location_changed", ADMISSION_ID),
            route("POST /admissions/*/discharge", ADMISSION, "admission.discharged", ADMISSION_ID),
            route("POST /admissions/*/discharge/cancel", ADMISSION, "admission.discharge_cancelled", ADMISSION_ID),
            route("POST /admissions/*/cancel", ADMISSION, "admission.cancelled", ADMISSION_ID),
            route("POST /admissions/*/care-team", ADMISSION, "admission.care_team_changed", ADMISSION_ID),
            route("POST /flightplans/*/status", PLAN, "flightplan.status_changed", ""),
            route("POST /flightplans/*/target", PLAN, "flightplan.target_set", ""),
            route("POST /flightplans/*/milestones/*/reached", PLAN, "flightplan.milestone_reached", "milestone_id"),
            route("DELETE /flightplans/*/milestones/*", PLAN, "flightplan.milestone_dropped", "milestone_id"),
            route("POST /flightplans/*/tasks/*/done", PLAN, "flightplan.task_done", "task_id"),
            route("DELETE /flightplans/*/tasks/*", PLAN, "flightplan.task_dropped", "task_id"));

    private final Ids ids;
    private final Map<UUID, UUID> stayOfEvent;

    /** @param stayOfEvent the stays of clinical events, by their ids */
    Routes(Ids ids, Map<UUID, UUID> stayOfEvent) {
        this.ids = ids;
        this.stayOfEvent = stayOfEvent;
    }

    private static Map.Entry<String, Route> route(String path, String streamType, String eventType, String pathField) {
        return Map.entry(path, new Route(path, streamType, eventType, pathField));
    }

    /**
     * The commands of a line.
     *
     * @param key by which the line is known
     * @param lane the stream of what is sent as it is
     */
    List<Command> commands(Line line, UUID key, UUID lane, @Nullable Instant imported) {
        String form = line.method() + " " + line.path().replaceAll("(?<=/)[0-9a-fA-F-]{36}(?=/|$)", "*");
        UUID cause = ids.of("line", key);
        JsonObject body = bare(line.body());
        switch (form) {
            case "POST /patients" -> {
                return List.of(begin(cause, "/patients", body, "patient_id", null, imported));
            }
            case "POST /admissions" -> {
                return List.of(begin(cause, "/admissions", body, ADMISSION_ID, line.id("patient_id"), imported));
            }
            case "POST /clinical-events" -> {
                UUID stay = line.id(ADMISSION_ID);
                return List.of(
                        stay == null
                                ? asItIs(line, cause, lane)
                                : new Append(
                                        cause,
                                        stay,
                                        ADMISSION,
                                        "clinical_event.recorded",
                                        event(body, cause),
                                        imported));
            }
            case "POST /events" -> {
                return stored(line, key, imported);
            }
            default -> {
                Route route = ROUTES.get(form);
                UUID stream = line.inPath(2);
                // an event says from which status
                boolean untold = form.endsWith("/status") && !body.containsKey("from");
                if (route != null && stream != null && !untold) {
                    return List.of(append(line, route, stream, body, cause, imported));
                }
                UUID corrected = form.equals("POST /clinical-events/*/correction") ? stayOfEvent.get(stream) : null;
                if (stream != null && corrected != null) {
                    JsonObjectBuilder data = Json.createObjectBuilder(renamed(body));
                    data.add("event_id", stream.toString());
                    return List.of(new Append(
                            cause, corrected, ADMISSION, "clinical_event.corrected", data.build(), imported));
                }
                Append withId = withId(form, line, body, cause, imported);
                return List.of(withId == null ? asItIs(line, cause, lane) : withId);
            }
        }
    }

    private static Command asItIs(Line line, UUID cause, UUID lane) {
        JsonObject sent = line.body().isEmpty() ? null : line.body();
        return new AsItIs(cause, lane, String.valueOf(line.method()), line.path(), sent);
    }

    // what every command takes and an event does not hold
    private static JsonObject bare(JsonObject body) {
        return Json.createObjectBuilder(body)
                .remove("created_by")
                .remove("expected_version")
                .build();
    }

    private static Begin begin(
            UUID cause,
            String path,
            JsonObject body,
            String idField,
            @Nullable UUID restsOn,
            @Nullable Instant imported) {
        String chosen = body.getString(idField, cause.toString());
        JsonObject whole = Json.createObjectBuilder(body)
                .add(idField, chosen)
                .remove("metadata")
                .build();
        return new Begin(cause, UUID.fromString(chosen), path, whole, restsOn, imported);
    }

    private static JsonObject event(JsonObject body, UUID cause) {
        JsonObjectBuilder data = Json.createObjectBuilder(renamed(body));
        return (body.containsKey("event_id") ? data : data.add("event_id", cause.toString())).build();
    }

    private static JsonObject renamed(JsonObject body) {
        JsonValue details = body.get("data");
        JsonObjectBuilder data = Json.createObjectBuilder(body).remove("data");
        return (details == null ? data : data.add("details", details)).build();
    }

    private static Append append(
            Line line, Route route, UUID stream, JsonObject body, UUID cause, @Nullable Instant imported) {
        JsonObjectBuilder data = Json.createObjectBuilder(body);
        if (!route.pathField().isEmpty()) {
            UUID inner = line.inPath(4);
            data.add(route.pathField(), (inner == null ? stream : inner).toString());
        }
        return new Append(cause, stream, route.streamType(), route.eventType(), data.build(), imported);
    }

    // whose id the server would have chosen
    private static @Nullable Append withId(
            String form, Line line, JsonObject body, UUID cause, @Nullable Instant imported) {
        String field;
        String type;
        switch (form) {
            case "POST /admissions/*/move-request" -> {
                field = "request_id";
                type = "admission.move_requested";
            }
            case "POST /flightplans/*/milestones" -> {
                field = "milestone_id";
                type = "flightplan.milestone_planned";
            }
            case "POST /flightplans/*/tasks" -> {
                field = "task_id";
                type = "flightplan.task_raised";
            }
            default -> {
                return null;
            }
        }
        UUID stream = line.inPath(2);
        JsonObject data = Json.createObjectBuilder(body)
                .add(field, body.getString(field, cause.toString()))
                .build();
        return stream == null
                ? null
                : new Append(cause, stream, type.startsWith("admission") ? ADMISSION : PLAN, type, data, imported);
    }

    private List<Command> stored(Line line, UUID key, @Nullable Instant imported) {
        List<Command> commands = new ArrayList<>();
        UUID stream = line.id("stream_id");
        if (stream == null || !(line.body().get("events") instanceof jakarta.json.JsonArray events)) {
            throw new org.flightplan.imports.mapping.Reason(
                            "its body is no append of events", "see docs/api.md, POST /events")
                    .exception();
        }
        for (int i = 0; i < events.size(); i++) {
            JsonObject event = events.getJsonObject(i);
            JsonObject data = event.getJsonObject("data");
            commands.add(new Append(
                    ids.of("line", key, i),
                    stream,
                    line.body().getString("stream_type", ""),
                    event.getString("event_type", ""),
                    data == null ? JsonValue.EMPTY_JSON_OBJECT : data,
                    imported));
        }
        return commands;
    }
}
