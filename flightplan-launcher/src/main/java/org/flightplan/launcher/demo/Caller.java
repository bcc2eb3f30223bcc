package org.flightplan.launcher.demo;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.http.Patience;
import org.flightplan.simulator.Doctor;

/**
 * In whose name a request is sent.
 *
 * @param tenant the tenant's id; a platform administrator has none
 * @param role what the user may do
 * @param doctor who it is; nobody in particular when empty
 */
record Caller(Optional<String> tenant, String role, Optional<Doctor> doctor) {

    // the same person in every run, so that a record made again names the same author
    private static final UUID USER = UUID.nameUUIDFromBytes("flightplan-demo".getBytes(StandardCharsets.UTF_8));

    Caller(Optional<String> tenant, String role) {
        this(tenant, role, Optional.empty());
    }

    /** Who makes tenants. */
    static Caller platformAdmin() {
        return new Caller(Optional.empty(), "platform-admin");
    }

    /** Who acts in a hospital. */
    static Caller in(UUID tenant, String role) {
        return new Caller(Optional.of(tenant.toString()), role);
    }

    /** A doctor of a hospital. */
    static Caller of(Doctor doctor, UUID tenant) {
        return new Caller(Optional.of(tenant.toString()), "clinician", Optional.of(doctor));
    }

    /**
     * A client in this name; it outlasts a restart of the server or of its database.
     *
     * @param base such as {@code http://localhost:8080}
     */
    FlightPlanClient at(String base) {
        return at(base, Patience.USUAL.withDeadline(Duration.ofMinutes(5)));
    }

    FlightPlanClient at(String base, Patience patience) {
        URI address = URI.create(base);
        FlightPlanClient nobody =
                FlightPlanClient.at(address).patience(patience).build();
        return FlightPlanClient.at(address)
                .token(() -> nobody.send("POST", "/dev/token", tokenRequest()).getString("access_token"))
                .patience(patience)
                .build();
    }

    private JsonObject tokenRequest() {
        JsonObjectBuilder request = Json.PROVIDER.createObjectBuilder();
        tenant.ifPresent(id -> request.add("tenant", id));
        doctor.ifPresent(known -> request.add("name", known.name()));
        return request.add("roles", Json.PROVIDER.createArrayBuilder().add(role))
                .add("user", doctor.map(Doctor::id).orElse(USER).toString())
                .build();
    }
}
