package org.flightplan.specialties;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.specialties.Manifest.EventTypeDeclaration;
import org.flightplan.specialties.Manifest.RiskState;

/** Reads manifests from the class path; a manifest that contradicts itself stops the start, not a request. */
final class ManifestReader {

    private ManifestReader() {}

    /** The manifest of a resource, with the event types that every specialty has before its own. */
    static Manifest read(String resource) {
        JsonObject own = load(resource);
        JsonArrayBuilder all = Json.createArrayBuilder();
        load("every-specialty.json").getJsonArray("event_types").forEach(all::add);
        own.getJsonArray("event_types").forEach(all::add);
        JsonObject json = Json.createObjectBuilder(own).add("event_types", all).build();

        Map<String, EventTypeDeclaration> eventTypes = new LinkedHashMap<>();
        for (JsonObject type : json.getJsonArray("event_types").getValuesAs(JsonObject.class)) {
            EventTypeDeclaration declaration = eventType(type);
            if (eventTypes.put(declaration.name(), declaration) != null) {
                throw new IllegalStateException(resource + " declares the event type " + declaration.name() + " twice");
            }
        }
        Map<String, RiskState> riskStates = new LinkedHashMap<>();
        for (JsonObject state : json.getJsonArray("risk_states").getValuesAs(JsonObject.class)) {
            riskStates.put(state.getString("code"), riskState(state));
        }
        return new Manifest(json, eventTypes, riskStates, codes(json, "risk_states"), codes(json, "locations"));
    }

    /** The code that every name stands for: a code for itself, and its aliases. */
    private static Map<String, String> codes(JsonObject json, String list) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (JsonObject named : json.getJsonArray(list).getValuesAs(JsonObject.class)) {
            String code = named.getString("code");
            List<String> names = new ArrayList<>(new Values(named).texts("aliases"));
            names.add(code);
            for (String name : names) {
                if (codes.put(name, code) != null) {
                    throw new IllegalStateException("Two of the " + list + " are called " + name);
                }
            }
        }
        return codes;
    }

    private static EventTypeDeclaration eventType(JsonObject type) {
        List<Field> fields = new ArrayList<>();
        Map<String, String> notBefore = new LinkedHashMap<>();
        for (JsonObject field : type.getJsonArray("fields").getValuesAs(JsonObject.class)) {
            fields.add(new Field(
                    field.getString("name"),
                    kind(field),
                    field.getBoolean("required", false),
                    field.getBoolean("phi", false)));
            String earlier = field.getString("not_before", null);
            if (earlier != null) {
                notBefore.put(field.getString("name"), earlier);
            }
        }
        return new EventTypeDeclaration(
                type.getString("name"),
                type.getString("label"),
                type.getString("mark", "none"),
                Shape.of(fields),
                Map.copyOf(notBefore));
    }

    private static FieldType kind(JsonObject field) {
        JsonArray words = field.getJsonArray("one_of");
        return words == null
                ? FieldType.named(field.getString("type"))
                : new FieldType.OneOf(words.getValuesAs(JsonString::getString));
    }

    private static RiskState riskState(JsonObject state) {
        Map<String, Integer> levelsIn = new LinkedHashMap<>();
        JsonValue exceptions = state.getOrDefault("levels_in", JsonValue.EMPTY_JSON_OBJECT);
        exceptions.asJsonObject().forEach((location, level) -> levelsIn.put(location, ((JsonNumber) level).intValue()));
        return new RiskState(
                state.getString("code"), state.getString("label"), state.getInt("level"), Map.copyOf(levelsIn));
    }

    private static JsonObject load(String resource) {
        InputStream stream = Objects.requireNonNull(ManifestReader.class.getResourceAsStream(resource), resource);
        try (var reader = Json.createReader(stream)) {
            return reader.readObject();
        }
    }
}
