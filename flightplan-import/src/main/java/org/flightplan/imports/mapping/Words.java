package org.flightplan.imports.mapping;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of a former system in those of FlightPlan: what the hospital says they are, and else what its specialty declares,
 * in any case of letters.
 */
public final class Words {

    private static final Map<String, String> STATUS = Map.ofEntries(
            Map.entry("active", "open"),
            Map.entry("open", "open"),
            Map.entry("current", "open"),
            Map.entry("admitted", "open"),
            Map.entry("inpatient", "open"),
            Map.entry("discharged", "discharged"),
            Map.entry("discharge", "discharged"),
            Map.entry("closed", "discharged"),
            Map.entry("completed", "discharged"),
            Map.entry("inactive", "discharged"),
            Map.entry("died", "died"),
            Map.entry("deceased", "died"),
            Map.entry("expired", "died"),
            Map.entry("cancelled", "cancelled"),
            Map.entry("canceled", "cancelled"));
    private static final Map<String, String> GENDER = Map.of(
            "m", "male", "male", "male", "f", "female", "female", "female", "other", "other", "o", "other", "x",
            "other", "u", "unknown", "unknown", "unknown");

    private final Map<String, String> given = new HashMap<>();
    private final Map<String, String> risks = new HashMap<>();
    private final Map<String, Set<String>> eventTypes = new HashMap<>();

    /**
     * @param given the hospital's own: {@code location.}, {@code risk.}, {@code status.} or {@code event_type.} with the former word
     *     behind it, and the word for it here
     * @param manifest what the specialty declares, as {@code GET /specialties/{name}/config} tells
     */
    public Words(Properties given, JsonObject manifest) {
        given.forEach(
                (from, to) -> this.given.put(key(from.toString()), to.toString().strip()));
        for (JsonObject state : objects(manifest, "risk_states")) {
            String code = state.getString("code");
            risks.put(key(code), code);
            risks.putIfAbsent(key(state.getString("label", code)), code);
            if (state.get("aliases") instanceof JsonArray aliases) {
                aliases.getValuesAs(JsonString.class).forEach(alias -> risks.put(key(alias.getString()), code));
            }
        }
        for (JsonObject type : objects(manifest, "event_types")) {
            Set<String> fields = new HashSet<>();
            objects(type, "fields").forEach(field -> fields.add(field.getString("name")));
            eventTypes.put(type.getString("name"), fields);
        }
    }

    private static Iterable<JsonObject> objects(JsonObject from, String name) {
        return from.get(name) instanceof JsonArray array ? array.getValuesAs(JsonObject.class) : Set.of();
    }

    private static String key(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    private @Nullable String given(String kind, @Nullable String word) {
        return given.get(kind + "." + (word == null ? "" : key(word)));
    }

    /** A location: another word where the hospital says so, else as it is. */
    public String location(String word) {
        String other = given("location", word);
        return other == null ? word : other;
    }

    /**
     * A risk level.
     *
     * @param word or null where there is none
     * @throws Unmappable when the specialty declares none such
     */
    public String risk(@Nullable String word) {
        String other = given("risk", word);
        String known = risks.get(key(other == null ? String.valueOf(word) : other));
        if (known == null && word == null) {
            throw new Reason("the risk is blank", "fill it in, or give the line risk.=unknown in the file of --words")
                    .exception();
        } else if (known == null) {
            throw new Reason(
                            "the risk is none of the specialty's",
                            "give a line risk.<word>=<code> in the file of --words")
                    .exception();
        }
        return known;
    }

    /**
     * A type of clinical events.
     *
     * @throws Unmappable when the specialty declares none such
     */
    public String eventType(String word) {
        String other = given("event_type", word);
        String type = other == null ? word : other;
        if (!eventTypes.containsKey(type)) {
            throw new Reason(
                            "the type of the clinical event is none of the specialty's",
                            "give a line event_type.<word>=<type> in the file of --words")
                    .exception();
        }
        return type;
    }

    /** Whether clinical events of a type have a field. */
    public boolean declares(String eventType, String field) {
        return eventTypes.getOrDefault(eventType, Set.of()).contains(field);
    }

    /**
     * What became of a stay: open, discharged, died or cancelled.
     *
     * @param word or null where there is none: then it is open
     * @throws Unmappable when it can't be told
     */
    public String status(@Nullable String word) {
        String other = given("status", word);
        String status = other != null ? other : word == null ? "open" : STATUS.get(key(word));
        if (status == null || !STATUS.containsValue(status)) {
            throw new Reason(
                            "what became of the stay can't be told by its status",
                            "give a line status.<word>=open, discharged, died or cancelled in the file of --words")
                    .exception();
        }
        return status;
    }

    /** A gender; null for a word that is none. */
    public static @Nullable String gender(String word) {
        return GENDER.get(key(word));
    }
}
