package org.flightplan.contracts;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a change of a released version breaks for those who read it, or for what is stored in it already. */
final class ContractChange {

    private ContractChange() {}

    /** What is broken, in words; nothing when all that was added is optional fields. */
    static List<String> broken(JsonObject approved, JsonObject present) {
        List<String> broken = new ArrayList<>();
        JsonObject before = approved.getJsonObject("properties");
        JsonObject after = present.getJsonObject("properties");
        for (String field : before.keySet()) {
            if (!after.containsKey(field)) {
                broken.add(field + " is gone");
            } else if (!before.get(field).equals(after.get(field))) {
                broken.add(field + " was " + before.get(field) + " and is " + after.get(field));
            }
        }
        Set<String> required = required(present);
        required.stream()
                .filter(field -> !required(approved).contains(field))
                .forEach(field -> broken.add(field + " is required, and was not"));
        required(approved).stream()
                .filter(field -> !required.contains(field))
                .forEach(field -> broken.add(field + " is no longer sure to be there"));
        return broken;
    }

    private static Set<String> required(JsonObject schema) {
        return schema
                .getOrDefault("required", JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .getValuesAs(JsonString::getString)
                .stream()
                .collect(Collectors.toSet());
    }
}
