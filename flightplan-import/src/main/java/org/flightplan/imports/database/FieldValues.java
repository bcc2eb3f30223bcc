package org.flightplan.imports.database;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;
import org.flightplan.imports.mapping.FormerText;
import org.flightplan.imports.mapping.FormerTime;
import org.flightplan.imports.mapping.Words;

/** Values of the Python system's events as FlightPlan has them, by the names of their fields. */
final class FieldValues {

    private static final Set<String> MOMENTS = Set.of(
            "admit_date",
            "deceased_at",
            "effective_at",
            "discharge_date",
            "occurred_at",
            "started_at",
            "stopped_at",
            "until",
            "from",
            "reached_at",
            "due");
    private static final Set<String> DAYS =
            Set.of("date_of_birth", "review_date", "target_date", "target_discharge_date");
    private static final Set<String> TEXTS = Set.of("mrn", "name", "visit_number", "attending_id");
    private static final Set<String> NUMBERS = Set.of("weight_kg", "risk_score", "duration_minutes", "score", "value");

    private final FormerTime time;

    FieldValues(FormerTime time) {
        this.time = time;
    }

    /** A value as FlightPlan has it; JSON's null where there is none. */
    JsonValue of(String field, JsonValue value) {
        String text = FormerEvent.text(value);
        if (text == null) {
            return JsonValue.NULL;
        } else if (MOMENTS.contains(field) && Character.isDigit(text.charAt(0))) {
            return Json.createValue(time.when(text).at().toString());
        } else if (DAYS.contains(field)) {
            return Json.createValue(time.day(text).toString());
        } else if (field.equals("gender")) {
            String gender = Words.gender(text);
            return Json.createValue(gender == null ? "unknown" : gender);
        } else if (field.equals("cross_check") || field.equals("died")) {
            Boolean flag = FormerText.flag(text);
            return flag == null ? value : flag ? JsonValue.TRUE : JsonValue.FALSE;
        } else if (TEXTS.contains(field)) {
            return Json.createValue(text);
        }
        return NUMBERS.contains(field) ? FormerEvent.number(value) : value;
    }

    /** Moves a field, where it has a value. */
    void take(String field, Map<String, JsonValue> left, JsonObjectBuilder into) {
        JsonValue taken = left.remove(field);
        JsonValue value = taken == null ? JsonValue.NULL : of(field, taken);
        if (value != JsonValue.NULL) {
            into.add(field, value);
        }
    }
}
