package org.flightplan.bench.stand;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.flightplan.bench.stand.Client.Answer;

/** The bodies of the commands that fill a ward with made-up patients, and the paths they go to. */
public final class Ward {

    /** Where tenants are made. */
    public static final String TENANTS = "api/v1/admin/tenants";

    /** Where patients are registered. */
    public static final String PATIENTS = "api/v1/patients";

    /** Where patients are admitted. */
    public static final String ADMISSIONS = "api/v1/admissions";

    /** Where clinical events are recorded. */
    public static final String CLINICAL_EVENTS = "api/v1/clinical-events";

    private Ward() {}

    /** Makes a tenant. */
    public static UUID makeTenant(Client anyone, String name) {
        UUID id = UUID.randomUUID();
        JsonObject body = Json.createObjectBuilder()
                .add("id", id.toString())
                .add("name", name)
                .add("enabled_specialties", Json.createArrayBuilder().add("cardiac"))
                .build();
        Answer answer = anyone.as(null, "platform-admin").post(TENANTS, body);
        answer.expect(201);
        return id;
    }

    /** A patient of this id. */
    public static JsonObject patient(UUID id) {
        return Json.createObjectBuilder()
                .add("patient_id", id.toString())
                .add("mrn", "B" + id)
                .add("name", "Synthetic Sam")
                .add("date_of_birth", "1960-05-17")
                .build();
    }

    /** An admission of this id. */
    public static JsonObject admission(UUID id, UUID patient) {
        return Json.createObjectBuilder()
                .add("admission_id", id.toString())
                .add("patient_id", patient.toString())
                .add("specialty", "cardiac")
                .add("attending_id", new UUID(0, 1).toString())
                .add("admit_date", "2026-01-05T08:00:00Z")
                .build();
    }

    /** A clinical event of this id. */
    public static JsonObject clinicalEvent(UUID id, UUID admission) {
        return Json.createObjectBuilder()
                .add("event_id", id.toString())
                .add("admission_id", admission.toString())
                .add("event_type", "vital_signs")
                .add("occurred_at", "2026-01-05T09:00:00Z")
                .add(
                        "data",
                        Json.createObjectBuilder()
                                .add("name", "heart_rate")
                                .add("value", 82)
                                .add("unit", "1/min"))
                .build();
    }
}
