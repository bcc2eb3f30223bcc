package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A hospital of the census, asked by whoever may ask.
 *
 * @param api of whichever node runs
 * @param tenant its id
 */
record Hospital(Supplier<Api> api, String tenant) {

    private JsonObject answered(String role, String method, String path, String body, int status) {
        // an erasure takes none
        String key = path.endsWith("/erasure") ? "" : UUID.randomUUID().toString();
        Caller caller = new Caller(Optional.of(tenant), role);
        try {
            HttpResponse<String> answer = method.equals("GET")
                    ? api.get().get(caller, path)
                    : api.get().send(caller, method, path, Json.object(body), key);
            assertEquals(status, answer.statusCode(), answer::body);
            return Json.object(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonObject patient(String id) {
        return answered("viewer", "GET", "/patients/" + id, "", 200);
    }

    void merge(String survivor, String retired) {
        answered("clinician", "POST", "/patients/" + survivor + "/merge", "{\"retired_id\": \"" + retired + "\"}", 200);
    }

    void erase(String patient) {
        answered(
                "privacy-officer",
                "POST",
                "/patients/" + patient + "/erasure",
                "{\"ground\": \"patient_request\"}",
                200);
    }

    JsonObject verified() {
        return answered("privacy-officer", "GET", "/admin/audit/verify", "", 200);
    }

    void create(String mrn) {
        answered(
                "clinician",
                "POST",
                "/patients",
                "{\"name\": \"Synthetic Successor\", \"date_of_birth\": \"1970-01-01\", \"mrn\": \"" + mrn + "\"}",
                201);
    }
}
