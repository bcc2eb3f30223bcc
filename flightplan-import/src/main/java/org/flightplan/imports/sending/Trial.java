package org.flightplan.imports.sending;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.flightplan.imports.mapping.Reason;
import org.flightplan.imports.sending.Command.Append;
import org.flightplan.imports.sending.Command.Begin;
import org.jspecify.annotations.Nullable;

/**
 * Judges commands without sending them, by the schemas of the events that would come of them: what is required, and how long,
 * how large and which words values are. What rests on other records, such as overlapping stays, is judged by the import alone.
 */
final class Trial {

    /** Nothing is tried: all is sent. */
    static final Trial NONE = new Trial(null);

    private static final Map<String, String> EVENTS =
            Map.of("/patients", "patient.created", "/admissions", "admission.created");

    private final @Nullable Function<String, JsonObject> schemas;
    private final Map<String, JsonObject> known = new ConcurrentHashMap<>();

    /** @param schemas of the data of events, by their stored names */
    Trial(@Nullable Function<String, JsonObject> schemas) {
        this.schemas = schemas;
    }

    boolean isOn() {
        return schemas != null;
    }

    /**
     * Lets a command pass that the server would not refuse for its content alone.
     *
     * @throws org.flightplan.imports.mapping.Unmappable saying which field is wrong
     */
    int judge(Command command) {
        if (command instanceof Append append) {
            judge(append.eventType(), append.data());
        } else if (command instanceof Begin begin && EVENTS.containsKey(begin.path())) {
            judge(EVENTS.get(begin.path()), begin.body());
        }
        return 1;
    }

    private void judge(@Nullable String eventType, JsonObject data) {
        if (schemas == null || eventType == null) {
            return;
        }
        JsonObject schema = known.computeIfAbsent(eventType, schemas);
        JsonArray required = schema.getJsonArray("required");
        if (required != null) {
            for (JsonString name : required.getValuesAs(JsonString.class)) {
                if (!data.containsKey(name.getString())) {
                    throw wrong(name.getString(), "is required");
                }
            }
        }
        JsonObject properties = schema.getJsonObject("properties");
        data.forEach((name, value) -> {
            if (properties.get(name) instanceof JsonObject property) {
                judge(name, property, value);
            }
        });
    }

    private static void judge(String name, JsonObject property, JsonValue value) {
        if (value instanceof JsonString text
                && property.get("maxLength") instanceof JsonNumber max
                && text.getString().length() > max.intValue()) {
            throw wrong(name, "is longer than " + max + " characters");
        } else if (value != JsonValue.NULL
                && property.get("enum") instanceof JsonArray words
                && !words.contains(value)) {
            throw wrong(name, "is none of its words");
        } else if (value instanceof JsonNumber number && !isWithin(number.bigDecimalValue(), property)) {
            throw wrong(name, "is out of range");
        }
    }

    private static boolean isWithin(BigDecimal value, JsonObject property) {
        boolean less =
                property.get("minimum") instanceof JsonNumber least && value.compareTo(least.bigDecimalValue()) < 0;
        boolean more =
                property.get("maximum") instanceof JsonNumber most && value.compareTo(most.bigDecimalValue()) > 0;
        return !less && !more;
    }

    private static RuntimeException wrong(String field, String what) {
        return new Reason("invalid_fields: " + field + " " + what, "correct the row where it comes from").exception();
    }
}
