package org.flightplan.bench.faults;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * A request to change something, and what it must have caused once it is acknowledged.
 *
 * @param key its idempotency key
 * @param path where it is posted
 * @param body what is posted
 * @param effects the events it causes, in their order; all or none
 * @param unique what no other recorded command may have, such as an MRN; empty when there is nothing such
 */
record Command(String key, String path, JsonObject body, List<Effect> effects, String unique) {

    /** Names the key alone. */
    @Override
    public String toString() {
        return "Command[" + key + " to " + path + "]";
    }
}
