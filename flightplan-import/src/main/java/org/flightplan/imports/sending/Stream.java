package org.flightplan.imports.sending;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.problems.NoSuchRecordException;

/** A stream as far as an import is concerned: where it stands, and what came of its commands already. */
final class Stream {

    private static final int PAGE = 200;

    private final Set<UUID> causes = new HashSet<>();
    private int version;

    /** One that nobody has begun. */
    static Stream none() {
        return new Stream();
    }

    /** As it stands now. */
    static Stream read(FlightPlanClient client, UUID id) {
        Stream stream = new Stream();
        String cursor = "";
        do {
            JsonObject page = page(client, "/streams/" + id + "?limit=" + PAGE + cursor);
            JsonArray items = page.getJsonArray("items");
            items.getValuesAs(JsonObject.class).forEach(stream::add);
            cursor = page.containsKey("next") ? "&cursor=" + page.getString("next") : "";
        } while (!cursor.isEmpty());
        return stream;
    }

    private static JsonObject page(FlightPlanClient client, String path) {
        try {
            return client.send("GET", path, null);
        } catch (NoSuchRecordException e) {
            return jakarta.json.Json.createObjectBuilder()
                    .add("items", JsonArray.EMPTY_JSON_ARRAY)
                    .build();
        }
    }

    private void add(JsonObject event) {
        version = event.getInt("event_version");
        if (event.getJsonObject("metadata").get("causation_id") instanceof JsonString cause) {
            causes.add(UUID.fromString(cause.getString()));
        }
    }

    boolean isBegun() {
        return version > 0;
    }

    int version() {
        return version;
    }

    boolean holds(Command command) {
        return causes.contains(command.id());
    }

    /** It has reached a version by a command, as its answer says. */
    void recorded(int newVersion) {
        version = newVersion;
    }
}
