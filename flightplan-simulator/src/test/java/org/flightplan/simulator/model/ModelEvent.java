package org.flightplan.simulator.model;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.flightplan.simulator.Command;
import org.jspecify.annotations.Nullable;

/**
 * An event that a command asks for.
 *
 * @param type its stored name
 * @param stream the id of its stream, or of what begins
 * @param data its fields, wherever the command has them
 * @param of the key of the command that recorded what this corrects, or null
 */
record ModelEvent(
        String type,
        UUID stream,
        JsonObject data,
        Command command,
        @Nullable String of) {

    static List<ModelEvent> of(Command command) {
        String[] path = command.path().split("/", -1);
        JsonObject body = command.body();
        if (path[1].equals("events")) {
            UUID stream = UUID.fromString(body.getString("stream_id"));
            return body.getJsonArray("events").getValuesAs(JsonObject.class).stream()
                    .map(event -> new ModelEvent(
                            event.getString("event_type"), stream, event.getJsonObject("data"), command, null))
                    .toList();
        }
        String type = type(command.method(), path);
        UUID stream = UUID.fromString(
                switch (type) {
                    case "patient.created" -> body.getString("patient_id");
                    case "admission.created", "clinical_event.recorded" -> body.getString("admission_id");
                    case "unit.opened" -> body.getString("unit_id");
                    default -> path[2];
                });
        return List.of(
                new ModelEvent(type, stream, body, command, command.eventOf().orElse(null)));
    }

    private static String type(String method, String[] path) {
        String last = path[path.length - 1];
        String shape =
                method + " " + path[1] + (path.length > 3 ? " " + path[3] : "") + (path.length > 4 ? " " + last : "");
        return switch (path.length > 5 && path[3].equals("location") ? "correction" : shape) {
            case "POST patients" -> path.length == 2 ? "patient.created" : "patient.merged";
            case "PATCH patients" -> "patient.updated";
            case "POST patients merge" -> "patient.merged";
            case "POST admissions" -> "admission.created";
            case "PATCH admissions" -> "admission.updated";
            case "POST admissions location" -> "admission.location_changed";
            case "correction" -> "admission.location_corrected";
            case "POST admissions move-request" -> "admission.move_requested";
            case "DELETE admissions move-request" -> "admission.move_request_cancelled";
            case "POST admissions discharge" -> "admission.discharged";
            case "POST admissions discharge cancel" -> "admission.discharge_cancelled";
            case "POST admissions cancel" -> "admission.cancelled";
            case "POST clinical-events" -> "clinical_event.recorded";
            case "POST clinical-events correction" -> "clinical_event.corrected";
            case "POST flightplans status" -> "flightplan.status_changed";
            case "POST flightplans target" -> "flightplan.target_set";
            case "POST flightplans milestones" -> "flightplan.milestone_planned";
            case "POST flightplans milestones reached" -> "flightplan.milestone_reached";
            case "DELETE flightplans milestones", "DELETE flightplans milestones " -> "flightplan.milestone_dropped";
            case "POST flightplans tasks" -> "flightplan.task_raised";
            case "POST flightplans tasks done" -> "flightplan.task_done";
            case "POST units" -> "unit.opened";
            case "POST units beds" -> "unit.bed_added";
            default -> other(shape);
        };
    }

    private static String other(String shape) {
        if (shape.startsWith("PATCH units beds")) {
            return "unit.bed_changed";
        } else if (shape.startsWith("DELETE flightplans milestones")) {
            return "flightplan.milestone_dropped";
        }
        throw new IllegalStateException("The model does not know " + shape);
    }

    /** A field, or what stands for it in the path, so many steps from its end. */
    String text(String name, int fromEnd) {
        String[] path = command.path().split("/", -1);
        return data.containsKey(name) ? data.getString(name) : path[path.length - 1 - fromEnd];
    }

    @Nullable
    String text(String name) {
        return data.getString(name, null);
    }

    Instant moment(String name) {
        return OffsetDateTime.parse(data.getString(name)).toInstant();
    }

    boolean flag(String name) {
        return data.getBoolean(name, false);
    }
}
