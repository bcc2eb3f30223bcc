package org.flightplan.patients;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.InvalidFields;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Texts;
import org.flightplan.fields.Values;

/** What is to become of a patient's record, from what is sent. */
public final class PatientChanges {

    /** What a record can't be without. */
    private static final List<String> MUST_STAY = List.of("name", "mrn", "identity");

    private PatientChanges() {}

    /**
     * The fields that were sent, as they are stored; null for one that is to have no value.
     *
     * @throws InvalidFields for one that must have a value, and when none was sent
     */
    public static JsonObject of(Values values) {
        FieldErrors.Builder errors = new FieldErrors.Builder();
        JsonDoc changes = doc();
        for (Field field : PatientEvents.UPDATED_SHAPE.fields()) {
            String name = field.name();
            JsonValue value = values.json().get(name);
            if (value == JsonValue.NULL && MUST_STAY.contains(name)) {
                errors.add(name, "must have a value: leave it out, and it stays as it is");
            } else if (value == JsonValue.NULL) {
                changes.withNull(name);
            } else if (MUST_STAY.contains(name) && value != null && !Texts.shows(values.text(name))) {
                errors.add(name, Texts.BLANK);
            } else if (value != null) {
                changes.with(name, name.equals("deceased_at") ? values.moment(name) : value);
            }
        }
        errors.build().throwIfAny();
        JsonObject built = changes.build();
        if (built.isEmpty()) {
            throw new InvalidFields(FieldErrors.of("body", "holds nothing to change: give at least one field"));
        }
        return built;
    }

    /**
     * What of the changes is not so already.
     *
     * @param known what is said of the patient
     */
    public static JsonObject news(JsonObject changes, JsonObject known) {
        JsonDoc news = doc();
        changes.forEach((name, value) -> {
            boolean isSo = value.equals(known.getOrDefault(name, JsonValue.NULL));
            if (!isSo && value == JsonValue.NULL) {
                news.withNull(name);
            } else if (!isSo) {
                news.with(name, value);
            }
        });
        return news.build();
    }
}
