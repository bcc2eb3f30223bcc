package org.flightplan.patients.views;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;

/**
 * A patient as queries show it.
 *
 * @param id the patient's
 * @param data name, mrn, date_of_birth, gender (when known), identity, admission_count; of an erased patient, the first three are
 *     null and erased is true; holds PHI
 * @param version of the patient's stream
 * @param createdPosition what the list is ordered by, newest first
 */
public record PatientView(UUID id, JsonObject data, int version, long createdPosition) {

    /** A patient's view; one of whom no name is known any more is erased. */
    static PatientView of(UUID id, JsonObject opened, int version, long createdPosition) {
        boolean erased = new Values(opened).textOrNull("name") == null;
        return new PatientView(id, erased ? tombstone(opened) : identified(opened), version, createdPosition);
    }

    /** The same in another's place of a list. */
    PatientView at(long position) {
        return new PatientView(id, data, version, position);
    }

    private static JsonObject identified(JsonObject opened) {
        return opened.containsKey("identity")
                ? opened
                : JsonDoc.of(opened).with("identity", "confirmed").build();
    }

    private static JsonObject tombstone(JsonObject opened) {
        JsonDoc doc = doc().withNull("name").withNull("mrn").withNull("date_of_birth");
        doc.with("gender", opened.get("gender"));
        return doc.with("admission_count", opened.get("admission_count"))
                .with("erased", true)
                .with("merged_into", opened.get("merged_into"))
                .build();
    }

    /** The id alone: data is PHI. */
    @Override
    public String toString() {
        return "PatientView[" + id + "]";
    }
}
