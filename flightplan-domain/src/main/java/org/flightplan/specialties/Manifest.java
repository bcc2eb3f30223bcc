package org.flightplan.specialties;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.jspecify.annotations.Nullable;

/** What one version of a specialty's pack declares; read once, never changed while the server runs. */
public final class Manifest {

    /** The risk state that every specialty has, and that has no band. */
    public static final String UNKNOWN = "unknown";

    private final Version version;
    private final JsonObject json;
    private final Map<String, EventTypeDeclaration> eventTypes;
    private final Map<String, RiskState> riskStates;
    private final Map<String, String> riskCodes;
    private final Map<String, String> locationCodes;
    private final List<Calculator> calculators;

    Manifest(
            Version version,
            JsonObject json,
            Map<String, EventTypeDeclaration> eventTypes,
            Map<String, RiskState> riskStates,
            Map<String, String> riskCodes,
            Map<String, String> locationCodes,
            List<Calculator> calculators) {
        this.version = version;
        this.json = json;
        this.eventTypes = new LinkedHashMap<>(eventTypes);
        this.riskStates = new LinkedHashMap<>(riskStates);
        this.riskCodes = Map.copyOf(riskCodes);
        this.locationCodes = Map.copyOf(locationCodes);
        this.calculators = List.copyOf(calculators);
    }

    /** Its name, as in an admission's {@code specialty}. */
    public String name() {
        return json.getString("name");
    }

    /** The pack's version. */
    public Version version() {
        return version;
    }

    /** The whole manifest as clients read it: bands, locations, risk_states, event_types with their fields. */
    public JsonObject json() {
        return json;
    }

    /** The event type of this name, or empty when the specialty declares none. */
    public Optional<EventTypeDeclaration> eventType(String name) {
        return Optional.ofNullable(eventTypes.get(name));
    }

    /** All event types, the retired ones too, in the manifest's order. */
    public Collection<EventTypeDeclaration> eventTypes() {
        return eventTypes.values();
    }

    /** The names of the event types that take new events, in the manifest's order. */
    public List<String> eventTypeNames() {
        return eventTypes.values().stream()
                .filter(type -> !type.retired())
                .map(EventTypeDeclaration::name)
                .toList();
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

    /** What is calculated of its stays, in the manifest's order. */
    public List<Calculator> calculators() {
        return calculators;
    }

    /** The code of the location that stands for being home: where a trajectory ends. */
    public String dischargeLocation() {
        return json.getString("discharge_location");
    }

    /** The band of a discharged patient. */
    public int dischargeLevel() {
        return json.getInt("discharge_level");
    }

    /** Its name and version. */
    @Override
    public String toString() {
        return name() + " " + version;
    }

    /**
     * How ill a patient is, in a specialty's words.
     *
     * @param code as in {@code risk_level}
     * @param label as shown to people
     * @param level the band of the chart, 1 (lowest) upwards; null for the state {@value Manifest#UNKNOWN} alone
     * @param levelsIn the band where it differs by location: location code to level
     */
    public record RiskState(
            String code, String label, @Nullable Integer level, Map<String, Integer> levelsIn) {

        /** The band while the patient is at a location; an unknown or absent location changes nothing. */
        public @Nullable Integer levelAt(@Nullable String location) {
            Integer there = location == null ? null : levelsIn.get(location);
            return there == null ? level : there;
        }
    }

    /**
     * A type of clinical event.
     *
     * @param name as in {@code event_type}
     * @param label as shown to people
     * @param mark how a chart shows it: procedure, conference, course_correction, annotation, imaging, therapy, lab or none
     * @param operation whether post-operative days are counted from it
     * @param details the fields of its details
     * @param notBefore moments among them that must not lie before another of them: the later one's name to the earlier one's
     * @param retired whether it takes no new event
     * @param rules what is warned of
     */
    public record EventTypeDeclaration(
            String name,
            String label,
            String mark,
            boolean operation,
            Shape details,
            Map<String, String> notBefore,
            boolean retired,
            List<Rule> rules) {

        /** Whether such an event tells from when until when something was given or done without a break. */
        public boolean isTherapy() {
            return mark.equals("therapy")
                    && details.fields().stream().anyMatch(field -> field.name().equals("started_at"));
        }

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
