package org.flightplan.imports.database;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.flightplan.imports.mapping.FormerText;
import org.flightplan.imports.mapping.Reason;
import org.jspecify.annotations.Nullable;

/**
 * An event of the Python system's log.
 *
 * @param position in the log
 * @param id its own, or its position where it has none
 * @param stream of which
 * @param streamType as it is written there
 * @param type its name
 * @param data what it says
 * @param createdBy who recorded it, or null
 * @param createdAt when, as it is written there
 */
record FormerEvent(
        long position,
        String id,
        UUID stream,
        String streamType,
        String type,
        JsonObject data,
        @Nullable String createdBy,
        @Nullable String createdAt) {

    private static final Reason NO_ID = new Reason("an id in it is no UUID", "correct it where it comes from");

    /** Where it is reported. */
    String row() {
        return Long.toString(position);
    }

    /** The stay that it is about: the one it names, else that of its stream. */
    UUID stay() {
        UUID named = idOrNull("admission_id");
        return named == null ? stream : named;
    }

    /** An id in its data; null where there is none. */
    @Nullable
    UUID idOrNull(String field) {
        String text = textOrNull(field);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw NO_ID.exception();
        }
    }

    /** A text in its data, as a number where it is one; null where there is none, or it says {@code NULL}. */
    @Nullable
    String textOrNull(String field) {
        return text(data.get(field));
    }

    static @Nullable String text(@Nullable JsonValue value) {
        return value instanceof JsonString text
                ? FormerText.orNull(text.getString())
                : value == null || value == JsonValue.NULL ? null : value.toString();
    }

    /** A text that it is nothing without. */
    String required(String field) {
        String text = textOrNull(field);
        if (text == null) {
            throw new Reason(field + " is missing", "add it where it comes from").exception();
        }
        return text;
    }

    /** The fields that are left when some are taken. */
    Map<String, JsonValue> fields() {
        Map<String, JsonValue> fields = new LinkedHashMap<>(data);
        fields.values().removeIf(value -> value == JsonValue.NULL);
        return fields;
    }

    /** A number as one, also where it stands between quotes; any other value as it is. */
    static JsonValue number(JsonValue value) {
        if (value instanceof JsonString text && text.getString().matches("-?\\d{1,12}(\\.\\d{1,9})?")) {
            return Json.createValue(new BigDecimal(text.getString()));
        }
        return value;
    }

    // and who recorded it
    private JsonObject legacy(Map<String, JsonValue> left) {
        JsonObjectBuilder legacy = Json.createObjectBuilder();
        left.forEach(legacy::add);
        return (createdBy == null ? legacy : legacy.add("created_by", createdBy)).build();
    }

    /** Data with what is left as {@code legacy}. */
    JsonObject with(JsonObjectBuilder data, Map<String, JsonValue> left) {
        JsonObject legacy = legacy(left);
        return (legacy.isEmpty() ? data : data.add("legacy", legacy)).build();
    }

    @Override
    public String toString() {
        return "FormerEvent[" + position + ", " + type + "]";
    }
}
