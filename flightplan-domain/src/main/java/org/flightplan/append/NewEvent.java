package org.flightplan.append;

import jakarta.json.JsonObject;
import java.util.UUID;

/**
 * An event to append.
 *
 * @param type a name that {@link EventTypes} knows
 * @param data in the shape of its type
 * @param metadata schema_version, event_id, correlation_id, causation_id, request_id
 * @param author the authenticated user
 */
public record NewEvent(String type, JsonObject data, JsonObject metadata, UUID author) {

    /** Names the type alone: data may be PHI. */
    @Override
    public String toString() {
        return "NewEvent[" + type + "]";
    }
}
