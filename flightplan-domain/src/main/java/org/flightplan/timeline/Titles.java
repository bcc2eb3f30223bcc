package org.flightplan.timeline;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.fields.Jsons;
import org.flightplan.fields.Texts;
import org.flightplan.specialties.Specialties;
import org.jspecify.annotations.Nullable;

/** One line that says what happened: the type's label, and what of the details tells one event from another. */
final class Titles {

    private static final Map<String, String> TELLING = Map.ofEntries(
            Map.entry("risk_status", "risk_level"),
            Map.entry("annotation", "text"),
            Map.entry("conference", "type"),
            Map.entry("course_correction", "threshold"),
            Map.entry("consultation", "service"),
            Map.entry("imaging", "modality"),
            Map.entry("lab_result", "test_name result unit"),
            Map.entry("vital_signs", "name value unit"),
            Map.entry("medication_admin", "medication dose"),
            Map.entry("continuous_therapy", "therapy"),
            Map.entry("admission.created", "admission_type"),
            Map.entry("admission.location_changed", "to_location to_bed"),
            Map.entry("admission.discharged", "disposition"));

    private static final Map<String, String> OF_THE_STAY = Map.of(
            "admission.created", "Admitted",
            "admission.location_changed", "Moved",
            "admission.discharged", "Discharged");

    private static final int LONGEST = 200;

    private Titles() {}

    static String of(String eventType, JsonObject details) {
        String telling = Stream.of(
                        TELLING.getOrDefault(eventType, "procedure_name").split(" "))
                .map(details::get)
                .flatMap(Titles::words)
                .collect(Collectors.joining(" "));
        String label = details.getBoolean("died", false) ? "Died" : label(eventType);
        String title = telling.isEmpty() ? label : label + ": " + telling;
        return title.length() <= LONGEST ? title : Texts.beginning(title, LONGEST - 1) + "…";
    }

    private static Stream<String> words(@Nullable JsonValue value) {
        if (value instanceof JsonString text) {
            return Stream.of(text.getString());
        } else if (value instanceof JsonNumber number) {
            return Stream.of(Jsons.text(number));
        }
        return value == null || value == JsonValue.NULL ? Stream.empty() : Stream.of(value.toString());
    }

    private static String label(String eventType) {
        String ofTheStay = OF_THE_STAY.get(eventType);
        return ofTheStay == null ? Specialties.labelOf(eventType).orElse(eventType) : ofTheStay;
    }
}
