package org.flightplan.launcher.demo;

import static org.flightplan.launcher.demo.Json.object;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Supplier;
import org.flightplan.client.FlightPlanClient;

/**
 * A hospital of the demo, asked by whoever may ask.
 *
 * @param base where the node is that runs now
 * @param tenant its id
 */
record HospitalClient(Supplier<String> base, String tenant) {

    private FlightPlanClient by(String role) {
        return new Caller(Optional.of(tenant), role).at(base.get());
    }

    JsonObject patient(String id) {
        return by("viewer").send("GET", "/patients/" + id, null);
    }

    void merge(String survivor, String retired) {
        by("clinician")
                .send("POST", "/patients/" + survivor + "/merge", object("{\"retired_id\": \"" + retired + "\"}"));
    }

    void erase(String patient) {
        by("privacy-officer")
                .send("POST", "/patients/" + patient + "/erasure", object("{\"ground\": \"patient_request\"}"));
    }

    JsonObject verified() {
        return by("privacy-officer").send("GET", "/admin/audit/verify", null);
    }

    void create(String mrn) {
        by("clinician")
                .send(
                        "POST",
                        "/patients",
                        object("{\"name\": \"Synthetic Successor\", \"date_of_birth\": \"1970-01-01\", \"mrn\": \""
                                + mrn + "\"}"));
    }
}
