package org.flightplan.specialties;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flightplan.fields.Jsons;
import org.flightplan.fields.Values;

/** The published JSON Schema of packs, and what of it a pack does not keep. */
final class PackSchema {

    static final JsonObject JSON = Jsons.object(Resources.text("specialty-schema.json"));

    private static final URI NAME = URI.create(JSON.getString("$id"));
    private static final Validator VALIDATOR = validator();

    /** What only says that something within it is wrong, which is told by itself. */
    private static final Set<String> OUTER =
            Set.of("$ref", "properties", "items", "allOf", "additionalProperties", "$defs");

    private PackSchema() {}

    private static Validator validator() {
        Validator validator = new ValidatorFactory()
                .withJsonNodeFactory(new JakartaJsonNode.Factory())
                .createValidator();
        validator.registerSchema(NAME, JSON);
        return validator;
    }

    static List<PackProblem> problems(PackText pack) {
        Validator.Result result;
        synchronized (VALIDATOR) {
            result = VALIDATOR.validate(NAME, pack.json());
        }
        Map<String, PackProblem> first = new LinkedHashMap<>();
        for (Error error : result.getErrors()) {
            String pointer = error.getInstanceLocation();
            if (isUnknownName(error) || !OUTER.contains(String.valueOf(error.getKeyword()))) {
                first.putIfAbsent(pointer, pack.problem(pointer, fault(pointer, error), remedy(error)));
            }
        }
        return List.copyOf(first.values());
    }

    private static String fault(String pointer, Error error) {
        String part = pointer.isEmpty() ? "the pack" : pointer.substring(pointer.lastIndexOf('/') + 1);
        String name = part.matches("\\d+") ? "this element" : part;
        if (isUnknownName(error)) {
            return name + " is unknown here";
        }
        return name + ": " + error.getError();
    }

    private static String remedy(Error error) {
        JsonObject declared = declaration(error.getSchemaLocation());
        Values values = new Values(declared);
        if (isUnknownName(error)) {
            return "take it away, or use one of "
                    + String.join(", ", values.object("properties").keySet());
        }
        if (declared.get("enum") instanceof JsonArray words) {
            return "use one of "
                    + words.stream()
                            .map(word -> word instanceof JsonString text ? text.getString() : word.toString())
                            .collect(Collectors.joining(", "));
        }
        if (declared.containsKey("const")) {
            return "write " + declared.getString("const");
        }
        if ("required".equals(error.getKeyword())) {
            return "declare all of " + String.join(", ", values.texts("required"));
        }
        String pattern = values.textOrNull("pattern");
        String description = values.textOrNull("description");
        String meant = description == null ? "see the schema, GET /specialties/schema" : "it should be: " + description;
        return pattern == null ? meant : meant + " (" + pattern + ")";
    }

    // refused by "additionalProperties": false
    private static boolean isUnknownName(Error error) {
        return error.getSchemaLocation().endsWith("additionalProperties");
    }

    /** The part of the schema that asks for something: at a location, or that in which the location's word stands. */
    private static JsonObject declaration(String location) {
        String pointer = location.substring(location.indexOf('#') + 1);
        try {
            if (JSON.getValue(pointer) instanceof JsonObject whole) {
                return whole;
            }
            JsonValue around = JSON.getValue(pointer.substring(0, Math.max(0, pointer.lastIndexOf('/'))));
            return around instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        } catch (JsonException e) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }
}
