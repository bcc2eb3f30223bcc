package org.flightplan.specialties;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;

/** A pack as clients read it: complete, with what every specialty has before its own, and its icons within. */
final class ManifestJson {

    private static final String EVENT_TYPES = "event_types";
    private static final String CATEGORIES = "categories";

    private ManifestJson() {}

    static JsonObject of(JsonObject pack, CommonParts common, Map<String, byte[]> beside) {
        JsonObject metadata = pack.getJsonObject("metadata");
        Values spec = new Values(pack.getJsonObject("spec"));
        List<JsonObject> categories = both(common.categories(), spec.objects(CATEGORIES));
        Map<String, JsonObject> byId = new HashMap<>();
        categories.forEach(category -> byId.put(category.getString("id"), category));
        JsonDoc json = doc().with("name", metadata.getString("name"))
                .with("label", metadata.getString("displayName"))
                .with("version", metadata.getString("version"))
                .with("description", metadata.getString("description", null));
        spec.json().forEach(json::with);
        return json.with("discharge_location", home(spec))
                .with("discharge_level", spec.json().getInt("discharge_level", 1))
                .with("risk_states", riskStates(spec))
                .with(
                        CATEGORIES,
                        categories.stream()
                                .map(category -> category(category, beside))
                                .toList())
                .with(
                        EVENT_TYPES,
                        both(common.eventTypes(), spec.objects(EVENT_TYPES)).stream()
                                .map(type -> eventType(
                                        type,
                                        byId.getOrDefault(type.getString("category"), JsonValue.EMPTY_JSON_OBJECT)))
                                .toList())
                .build();
    }

    private static List<JsonObject> both(List<JsonObject> first, List<JsonObject> second) {
        List<JsonObject> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    private static String home(Values spec) {
        return spec.objects("locations").stream()
                .filter(location -> location.getString("kind").equals("home"))
                .findFirst()
                .orElseThrow()
                .getString("code");
    }

    private static List<JsonObject> riskStates(Values spec) {
        List<JsonObject> states = new ArrayList<>(spec.objects("risk_states"));
        if (states.stream().noneMatch(state -> state.getString("code").equals(Manifest.UNKNOWN))) {
            states.add(doc().with("code", Manifest.UNKNOWN)
                    .with("label", "Unknown")
                    .build());
        }
        return states;
    }

    private static JsonObject category(JsonObject category, Map<String, byte[]> beside) {
        String icon = category.getString("icon", null);
        byte[] file = icon == null ? null : beside.get(icon);
        if (icon == null || file == null) {
            return category;
        }
        String type = icon.endsWith(".svg") ? "image/svg+xml" : "image/png";
        String address = "data:" + type + ";base64," + Base64.getEncoder().encodeToString(file);
        return JsonDoc.of(category).with("icon", address).build();
    }

    private static JsonObject eventType(JsonObject type, JsonObject category) {
        return doc().with("name", type.getString("id"))
                .with("label", type.getString("label"))
                .with("category", category.get("id"))
                .with("mark", category.getString("mark", "none"))
                .with("operation", category.get("operation"))
                .with("retired", type.get("retired"))
                .with(
                        "fields",
                        new Values(type)
                                .objects("fields").stream()
                                        .map(field -> JsonDoc.of(field)
                                                .with("values", null)
                                                .with("one_of", field.get("values"))
                                                .build())
                                        .toList())
                .build();
    }
}
