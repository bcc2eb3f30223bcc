package org.flightplan.launcher.demo;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * In whose name a request is sent.
 *
 * @param tenant the tenant's id; a platform administrator has none
 * @param role what the user may do
 */
record Caller(Optional<String> tenant, String role) {

    // the same person in every run, so that a record made again names the same author
    private static final UUID USER = UUID.nameUUIDFromBytes("flightplan-demo".getBytes(StandardCharsets.UTF_8));

    /** Who makes tenants. */
    static Caller platformAdmin() {
        return new Caller(Optional.empty(), "platform-admin");
    }

    /** Who records what happened. */
    static Caller clinician(String tenant) {
        return new Caller(Optional.of(tenant), "clinician");
    }

    /** Body of the request for a development token. */
    JsonObject tokenRequest() {
        JsonObjectBuilder request = Json.PROVIDER.createObjectBuilder();
        tenant.ifPresent(id -> request.add("tenant", id));
        return request.add("roles", Json.PROVIDER.createArrayBuilder().add(role))
                .add("user", USER.toString())
                .build();
    }
}
