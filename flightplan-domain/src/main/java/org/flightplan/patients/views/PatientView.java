package org.flightplan.patients.views;

import jakarta.json.JsonObject;
import java.util.UUID;

/**
 * A patient as queries show it.
 *
 * @param id the patient's
 * @param data name, mrn, date_of_birth, gender (when known), admission_count; holds PHI
 * @param version of the patient's stream
 * @param createdPosition what the list is ordered by, newest first
 */
public record PatientView(UUID id, JsonObject data, int version, long createdPosition) {

    /** The id alone: data is PHI. */
    @Override
    public String toString() {
        return "PatientView[" + id + "]";
    }
}
