package org.flightplan.client.events;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * An event in its stored form.
 *
 * @param eventType its stored name, such as {@code admission.location_changed}
 * @param data its fields, as docs/events says
 * @param metadata what the caller wants to be kept with it
 */
public record NewEvent(
        String eventType, JsonObject data, @Nullable JsonObject metadata) {

    /** What it can't be without. */
    public NewEvent(String eventType, JsonObject data) {
        this(eventType, data, null);
    }

    /** With what the caller wants to be kept with it. */
    public NewEvent metadata(JsonObject metadata) {
        return new NewEvent(eventType, data, metadata);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "NewEvent[eventType=" + eventType + "]";
    }
}
