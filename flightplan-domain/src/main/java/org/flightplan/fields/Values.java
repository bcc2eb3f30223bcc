package org.flightplan.fields;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to an object that its {@link Shape} has checked, or that the log gave back. Asking for a required field
 * that is not there is a fault of the program, not of the caller.
 *
 * @param json the object itself
 */
public record Values(JsonObject json) {

    /** A required text. */
    public String text(String name) {
        return required(name, textOrNull(name));
    }

    /** A text, or null when absent. */
    public @Nullable String textOrNull(String name) {
        return json.get(name) instanceof JsonString text ? text.getString() : null;
    }

    /** A required UUID. */
    public UUID id(String name) {
        return required(name, idOrNull(name));
    }

    /** A UUID, or null when absent. */
    public @Nullable UUID idOrNull(String name) {
        String text = textOrNull(name);
        return text == null ? null : UUID.fromString(text);
    }

    /** A required moment. */
    public Instant moment(String name) {
        return required(name, momentOrNull(name));
    }

    /** A moment, or null when absent. */
    public @Nullable Instant momentOrNull(String name) {
        String text = textOrNull(name);
        return text == null ? null : Times.moment(text).orElse(null);
    }

    /** A required date. */
    public LocalDate date(String name) {
        return required(name, dateOrNull(name));
    }

    /** A date, or null when absent. */
    public @Nullable LocalDate dateOrNull(String name) {
        String text = textOrNull(name);
        return text == null ? null : Times.date(text).orElse(null);
    }

    /** A whole number that is there. */
    public long whole(String name) {
        return json.getJsonNumber(name).longValue();
    }

    /** A whole number, or null when absent. */
    public @Nullable Integer wholeOrNull(String name) {
        return json.get(name) instanceof JsonNumber number ? Integer.valueOf(number.intValue()) : null;
    }

    /** A flag, or null when absent. */
    public @Nullable Boolean flagOrNull(String name) {
        JsonValue value = json.get(name);
        if (value == JsonValue.TRUE) {
            return Boolean.TRUE;
        }
        return value == JsonValue.FALSE ? Boolean.FALSE : null;
    }

    /** An object, empty when absent. */
    public JsonObject object(String name) {
        return json.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** The objects of a list, empty when absent. */
    public List<JsonObject> objects(String name) {
        return json.get(name) instanceof jakarta.json.JsonArray array ? array.getValuesAs(JsonObject.class) : List.of();
    }

    /** The texts of a list, empty when absent. */
    public List<String> texts(String name) {
        return json.get(name) instanceof jakarta.json.JsonArray array
                ? array.getValuesAs(JsonString::getString)
                : List.of();
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("missing: " + name);
        }
        return value;
    }
}
