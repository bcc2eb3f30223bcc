package org.flightplan.specialties;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Times;
import org.flightplan.specialties.Expression.Kind;
import org.jspecify.annotations.Nullable;

/** A warning that a specialty gives on an event of one type; the event is recorded all the same. */
public final class Rule {

    /** What a rule may ask for: the event's details, where the patient was, and how long after the admission. */
    static final Map<String, Kind> VARIABLES = variables();

    private final String id;
    private final @Nullable String field;
    private final String severity;
    private final String message;
    private final Expression when;

    Rule(JsonObject rule) {
        this.id = rule.getString("id");
        this.field = rule.getString("field", null);
        this.severity = rule.getString("severity");
        this.message = rule.getString("message");
        this.when = Expression.of(rule.getString("when"), VARIABLES);
    }

    private static Map<String, Kind> variables() {
        Map<String, Kind> variables = new LinkedHashMap<>();
        variables.put("details", Kind.FIELDS);
        variables.put("location", Kind.TEXT);
        variables.put("hours_since_admission", Kind.NUMBER);
        return variables;
    }

    /** Its name, in snake_case. */
    public String id() {
        return id;
    }

    /** The field of the details that it is about; null when it is about the event. */
    public @Nullable String field() {
        return field;
    }

    /** {@code info} or {@code warning}. */
    public String severity() {
        return severity;
    }

    /** What is unusual, and what to do when it is a mistake. */
    public String message() {
        return message;
    }

    /**
     * Whether it warns of an event.
     *
     * @param details checked by their shape
     * @param location the code of where the patient was then, or null when nobody knows
     */
    public boolean warnsOf(JsonObject details, Shape shape, @Nullable String location, double hoursSinceAdmission) {
        Map<String, Object> fields = new HashMap<>();
        for (var field : shape.fields()) {
            Object value = value(field.kind(), details.getOrDefault(field.name(), JsonValue.NULL));
            if (value != null) {
                fields.put(field.name(), value);
            }
        }
        return when.holds(Map.of(
                        "details",
                        fields,
                        "location",
                        Objects.requireNonNullElse(location, ""),
                        "hours_since_admission",
                        hoursSinceAdmission))
                .orElse(false);
    }

    private static @Nullable Object value(FieldType kind, JsonValue value) {
        if (value instanceof JsonNumber number) {
            return kind instanceof FieldType.Whole ? (Object) number.longValue() : (Object) number.doubleValue();
        } else if (value instanceof JsonString text) {
            return value(kind, text.getString());
        }
        return value == JsonValue.NULL ? null : (Object) (value == JsonValue.TRUE);
    }

    private static Object value(FieldType kind, String text) {
        if (kind instanceof FieldType.Duration) {
            return Duration.parse(text);
        }
        return kind instanceof FieldType.Moment
                ? Times.moment(text).orElseThrow().atZone(ZoneOffset.UTC)
                : text;
    }

    /** Values of all that a rule may ask for, to see whether it can be told. */
    static Map<String, Object> trial(Map<String, String> fields) {
        Map<String, Object> details = new HashMap<>();
        fields.forEach((name, type) -> details.put(
                name,
                switch (type) {
                    case "integer" -> 1L;
                    case "decimal", "measured" -> 1.5;
                    case "boolean" -> true;
                    case "duration" -> Duration.ofHours(1);
                    case "moment" -> Instant.EPOCH.atZone(ZoneOffset.UTC);
                    default -> "x";
                }));
        return Map.of("details", details, "location", "", "hours_since_admission", 1.0);
    }
}
