package org.flightplan.web.client;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An operation, as the server describes it.
 *
 * @param document all of the description
 * @param described this one
 */
record Operation(JsonObject document, JsonObject described) {

    /** Names of the parameters that stand there. */
    Set<String> parameters(String where) {
        return all().stream()
                .filter(parameter -> parameter.getString("in").equals(where))
                .map(parameter -> parameter.getString("name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a header has to be there. */
    boolean requiresHeader(String name) {
        return all().stream()
                .anyMatch(parameter -> parameter.getString("in").equals("header")
                        && parameter.getString("name").equals(name)
                        && parameter.getBoolean("required", false));
    }

    private List<JsonObject> all() {
        JsonValue parameters = described.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY);
        return parameters.asJsonArray().getValuesAs(JsonObject.class);
    }

    /** The schema of its body; empty where it has none, or a content. */
    Optional<JsonObject> body() {
        return Optional.ofNullable(described.getJsonObject("requestBody")).flatMap(this::json);
    }

    /** Whether it takes a body at all. */
    boolean takesBody() {
        return described.containsKey("requestBody");
    }

    /** The schema of its answer when all goes well; empty where that is a content. */
    Optional<JsonObject> answer() {
        return described.getJsonObject("responses").entrySet().stream()
                .filter(response -> response.getKey().matches("20[01]"))
                .map(Map.Entry::getValue)
                .map(response -> resolved(response.asJsonObject()))
                .findFirst()
                .flatMap(this::json);
    }

    private Optional<JsonObject> json(JsonObject holder) {
        return Optional.ofNullable(resolved(holder).getJsonObject("content"))
                .map(content -> content.getJsonObject("application/json"))
                .map(media -> resolved(media.getJsonObject("schema")));
    }

    JsonObject resolved(JsonObject object) {
        String reference = object.getString("$ref", null);
        return reference == null ? object : (JsonObject) document.getValue(reference.substring(1));
    }

    /** The type that a schema names; of several, the one that is not null. */
    static String type(JsonObject schema) {
        JsonValue type = schema.getOrDefault("type", JsonValue.NULL);
        if (type instanceof JsonArray several) {
            return several.getValuesAs(JsonString::getString).stream()
                    .filter(each -> !each.equals("null"))
                    .findFirst()
                    .orElse("");
        }
        return type instanceof JsonString one ? one.getString() : "";
    }

    /** The words of an enumeration; empty where it is none. */
    static Set<String> words(JsonObject schema) {
        return schema.getOrDefault("enum", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .filter(JsonString.class::isInstance)
                .map(word -> ((JsonString) word).getString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of what has to be there. */
    static Set<String> required(JsonObject schema) {
        return schema.containsKey("required")
                ? Set.copyOf(schema.getJsonArray("required").getValuesAs(JsonString::getString))
                : Set.of();
    }
}
