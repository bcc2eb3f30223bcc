package org.flightplan.web.hostile;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the document says may be called.
 *
 * @param method of HTTP
 * @param path with its parameters in braces, without the leading slash
 * @param query the names of the query's parameters
 * @param example of a body, or null
 */
record Operation(
        String method,
        String path,
        List<String> query,
        @Nullable JsonObject example) {

    /** All operations of a document. */
    static List<Operation> of(JsonObject document) {
        List<Operation> all = new ArrayList<>();
        document.getJsonObject("paths")
                .forEach((path, methods) -> methods.asJsonObject().forEach((method, operation) -> {
                    if (operation instanceof JsonObject described) {
                        all.add(of(path, method, described));
                    }
                }));
        return all;
    }

    private static Operation of(String path, String method, JsonObject described) {
        List<String> query = described.containsKey("parameters")
                ? described.getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
                        .filter(parameter -> parameter.getString("in", "").equals("query"))
                        .map(parameter -> parameter.getString("name"))
                        .toList()
                : List.of();
        return new Operation(method.toUpperCase(Locale.ROOT), path.substring(1), query, example(described));
    }

    private static @Nullable JsonObject example(JsonObject described) {
        JsonValue example = described.containsKey("requestBody")
                ? described
                        .getJsonObject("requestBody")
                        .getJsonObject("content")
                        .getOrDefault("application/json", JsonValue.EMPTY_JSON_OBJECT)
                        .asJsonObject()
                        .getOrDefault("schema", JsonValue.EMPTY_JSON_OBJECT)
                        .asJsonObject()
                        .get("example")
                : null;
        return example instanceof JsonObject object ? object : null;
    }
}
