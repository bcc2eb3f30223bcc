package org.flightplan.web.openapi;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.stream.Collectors;

/** What a schema of the API's description allows, in a few words. */
final class SchemaWords {

    private static final Map<String, String> FORMATS =
            Map.of("uuid", "UUID", "date-time", "moment", "date", "day", "duration", "duration", "binary", "bytes");

    private SchemaWords() {}

    static String of(JsonObject schema) {
        if (schema.containsKey("enum")) {
            return schema.getJsonArray("enum").stream()
                    .filter(JsonString.class::isInstance)
                    .map(word -> ((JsonString) word).getString())
                    .collect(Collectors.joining(", "));
        }
        String format = schema.getString("format", "");
        if (FORMATS.containsKey(format)) {
            return FORMATS.get(format);
        }
        return switch (schema.getString("type", "")) {
            case "string" -> schema.containsKey("maxLength") ? "text, up to " + schema.getInt("maxLength") : "text";
            case "integer" -> "whole number" + range(schema);
            case "number" -> "number" + range(schema);
            case "boolean" -> "true or false";
            case "array" -> "list of: " + of(schema.getJsonObject("items"));
            case "object" ->
                schema.containsKey("properties")
                        ? "object: "
                                + String.join(
                                        ", ", schema.getJsonObject("properties").keySet())
                        : "object";
            default -> "number or text";
        };
    }

    private static String range(JsonObject schema) {
        JsonValue least = schema.get("minimum");
        JsonValue most = schema.get("maximum");
        return (least == null ? "" : " from " + least) + (most == null ? "" : " to " + most);
    }
}
