package org.flightplan.imports.ndjson;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.UUID;
import org.flightplan.imports.mapping.FormerText;
import org.flightplan.imports.mapping.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A line as it is written. None shows its content: it is PHI.
 *
 * @param tenant whose it is, or null
 * @param at when it was recorded, or null
 * @param method of HTTP; null where the line is no command but says something of a tenant
 * @param path below {@code /api/v1}
 * @param body empty where there is none
 */
record Line(
        @Nullable String tenant,
        @Nullable String at,
        @Nullable String method,
        String path,
        JsonObject body) {

    private static final Reason UNREADABLE =
            new Reason("is no JSON object", "write {\"tenant\", \"at\", \"method\", \"path\", \"body\"} on one line");

    /** @throws org.flightplan.imports.mapping.Unmappable when it is no JSON object */
    static Line of(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text.replace("\uFEFF", "")))) {
            JsonObject line = reader.readObject();
            return new Line(
                    text(line, "tenant"),
                    text(line, "at"),
                    text(line, "method"),
                    String.valueOf(text(line, "path")).replaceFirst("^/api/v1", ""),
                    line.get("body") instanceof JsonObject body ? body : JsonValue.EMPTY_JSON_OBJECT);
        } catch (JsonException | IllegalStateException | ClassCastException e) {
            throw UNREADABLE.exception();
        }
    }

    private static @Nullable String text(JsonObject from, String name) {
        return from.get(name) instanceof JsonString text ? FormerText.orNull(text.getString()) : null;
    }

    /** An id in its body; null where there is none that can be read. */
    @Nullable
    UUID id(String name) {
        return uuid(text(body, name));
    }

    /** The id at a place of its path, from 1; null where there is none. */
    @Nullable
    UUID inPath(int place) {
        String[] parts = path.split("/", -1);
        return place < parts.length ? uuid(parts[place]) : null;
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "Line[" + method + "]";
    }
}
