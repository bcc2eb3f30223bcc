package org.flightplan.client.events;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in its stored form.
 *
 * @param eventType its stored name, such as {@code admission.location_changed}
 * @param data its fields, as docs/events says
 * @param metadata where it comes from
 */
public record NewEvent(
        String eventType, JsonObject data, @Nullable Metadata metadata) {

    /** What it can't be without. */
    public NewEvent(String eventType, JsonObject data) {
        this(eventType, data, null);
    }

    /** Says where it comes from. */
    public NewEvent metadata(Metadata metadata) {
        return new NewEvent(eventType, data, metadata);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "NewEvent[eventType=" + eventType + "]";
    }

    /**
     * Where an event comes from.
     *
     * @param correlationId of all that belongs together
     * @param causationId of what caused it
     * @param imported when another system recorded it; only the role {@code interface} may say so
     */
    public record Metadata(
            @Nullable UUID correlationId,
            @Nullable UUID causationId,
            @Nullable Instant imported) {

        /** Of what is recorded in FlightPlan for the first time. */
        public Metadata(@Nullable UUID correlationId, @Nullable UUID causationId) {
            this(correlationId, causationId, null);
        }
    }
}
