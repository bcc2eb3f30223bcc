package org.flightplan.specialties;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.jspecify.annotations.Nullable;

/** What a specialty declares; read once, never changed while the server runs. */
public final class Manifest {

    private final JsonObject json;
    private final Map<String, EventTypeDeclaration> eventTypes;
    private final Map<String, RiskState> riskStates;
    private final Map<String, String> riskCodes;
    private final Map<String, String> locationCodes;

    Manifest(
            JsonObject json,
            Map<String, EventTypeDeclaration> eventTypes,
            Map<String, RiskState> riskStates,
            Map<String, String> riskCodes,
            Map<String, String> locationCodes) {
        this.json = json;
        this.eventTypes = new LinkedHashMap<>(eventTypes);
        this.riskStates = new LinkedHashMap<>(riskStates);
        this.riskCodes = Map.copyOf(riskCodes);
        this.locationCodes = Map.copyOf(locationCodes);
    }

    /** Its name, as in an admission's {@code specialty}. */
    public String name() {
        return json.getString("name");
    }

    /** The whole manifest as clients read it: bands, locations, risk_states, event_types with their fields. */
    public JsonObject json() {
        return json;
    }

    /** The event type of this name, or empty when the specialty declares none. */
    public Optional<EventTypeDeclaration> eventType(String name) {
        return Optional.ofNullable(eventTypes.get(name));
    }

    /** All event types, in the manifest's order. */
    public Collection<EventTypeDeclaration> eventTypes() {
        return eventTypes.values();
    }

    /** The names of all event types, in the manifest's order. */
    public Set<String> eventTypeNames() {
        return eventTypes.keySet();
    }

    /** The risk state of this code or alias, or empty when the specialty declares none. */
    public Optional<RiskState> riskState(String name) {
        return Optional.ofNullable(riskCodes.get(name)).map(riskStates::get);
    }

    /** The code of the location of this code or alias, or empty when the specialty declares none. */
    public Optional<String> locationCode(String name) {
        return Optional.ofNullable(locationCodes.get(name));
    }

    /** The codes of all risk states, in the manifest's order. */
    public Set<String> riskStateCodes() {
        return riskStates.keySet();
    }

    /** The code of the location that stands for being home: where a trajectory ends. */
    public String dischargeLocation() {
        return json.getString("discharge_location");
    }

    /** The band of a discharged patient. */
    public int dischargeLevel() {
        return json.getInt("discharge_level");
    }

    /**
     * How ill a patient is, in a specialty's words.
     *
     * @param code as in {@code risk_level}
     * @param label as shown to people
     * @param level the band of the chart, 1 (lowest) upwards
     * @param levelsIn the band where it differs by location: location code to level
     */
    public record RiskState(String code, String label, int level, Map<String, Integer> levelsIn) {

        /** The band while the patient is at a location; an unknown or absent location changes nothing. */
        public int levelAt(@Nullable String location) {
            return location == null ? level : levelsIn.getOrDefault(location, level);
        }
    }

    /**
     * A type of clinical event.
     *
     * @param name as in {@code event_type}
     * @param label as shown to people
     * @param mark how a chart shows it: procedure, conference, course_correction, annotation, imaging, therapy, lab or none
     * @param details the fields of its details
     * @param notBefore moments among them that must not lie before another of them: the later one's name to the earlier one's
     */
    public record EventTypeDeclaration(
            String name, String label, String mark, Shape details, Map<String, String> notBefore) {

        /** Adds what is wrong with the details of an event of this type, each under the given prefix. */
        public void check(String prefix, JsonObject object, FieldErrors.Builder errors) {
            details.check(prefix, object, errors);
            Values values = new Values(object);
            notBefore.forEach((later, earlier) -> {
                Instant begin = values.momentOrNull(earlier);
                Instant end = values.momentOrNull(later);
                if (begin != null && end != null && end.isBefore(begin)) {
                    errors.add(prefix + later, "must not be before " + earlier);
                }
            });
        }
    }
}
