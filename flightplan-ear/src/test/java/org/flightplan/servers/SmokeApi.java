package org.flightplan.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.servers.Http.Answer;

/** The few commands of the API that the contract needs, in a tenant of its own. */
final class SmokeApi {

    private final String tenant;
    private final Http api;

    /** The API of the application on the server at this address, with a new tenant. */
    SmokeApi(URI root) {
        this(root, UUID.randomUUID().toString());
        created(as("platform-admin"), "/admin/tenants", tenant(tenant));
    }

    private SmokeApi(URI root, String tenant) {
        this.tenant = tenant;
        api = Http.anonymous(root.resolve("/flightplan/api/v1"));
    }

    /** The same tenant's on another server. */
    SmokeApi on(URI root) {
        return new SmokeApi(root, tenant);
    }

    Http anonymous() {
        return api;
    }

    /** A new user's, with a token of the identity provider; a platform administrator acts in no tenant. */
    Http as(String role) {
        return api.with(Keycloak.running().token(role, role.equals("platform-admin") ? null : tenant));
    }

    String tenant() {
        return tenant;
    }

    static JsonObject tenant(String id) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("name", "Synthetic Smoke Centre")
                .add("enabled_specialties", Json.createArrayBuilder().add("cardiac"))
                .build();
    }

    static JsonObject patient() {
        return Json.createObjectBuilder()
                .add("name", "Smoke Inventia")
                .add("mrn", "SMOKE-" + UUID.randomUUID())
                .add("date_of_birth", "2020-02-29")
                .build();
    }

    static JsonObject admission(String patient, Instant moment) {
        return Json.createObjectBuilder()
                .add("patient_id", patient)
                .add("specialty", "cardiac")
                .add("attending_id", UUID.randomUUID().toString())
                .add("admit_date", moment.toString())
                .build();
    }

    static JsonObject move(String location, Instant moment) {
        return Json.createObjectBuilder()
                .add("to_location", location)
                .add("effective_at", moment.toString())
                .build();
    }

    static JsonObject created(Http http, String path, JsonObject body) {
        Answer answer = http.post(path, body);
        assertEquals(201, answer.status(), answer::toString);
        return answer.json();
    }

    static JsonObject ok(Answer answer) {
        assertEquals(200, answer.status(), answer::toString);
        return answer.json();
    }
}
