package org.flightplan.launcher.demo;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.http.IfMatch;
import org.flightplan.client.problems.FlightPlanException;
import org.flightplan.simulator.Command;
import org.flightplan.simulator.Command.Refusal;
import org.flightplan.simulator.Doctor;
import org.flightplan.simulator.Hospital;
import org.jspecify.annotations.Nullable;

/** Sends what the simulator makes, and holds each answer against what the command says of it; safe for several threads. */
final class Sender {

    private final Function<Caller, FlightPlanClient> clients;
    private final Map<String, String> events = new ConcurrentHashMap<>();

    Sender(Function<Caller, FlightPlanClient> clients) {
        this.clients = clients;
    }

    /** Makes the tenant of a hospital; it may be there already, as it is. */
    void open(Hospital hospital) {
        JsonObject body = Json.PROVIDER
                .createObjectBuilder()
                .add("id", hospital.id().toString())
                .add("name", hospital.name())
                .add("enabled_specialties", Json.PROVIDER.createArrayBuilder(hospital.specialties()))
                .add("time_zone", hospital.zone().getId())
                .build();
        FlightPlanClient client = clients.apply(Caller.platformAdmin()).withKey("sim-" + hospital.id());
        answered("tenant " + hospital.id(), Optional.empty(), () -> client.send("POST", "/admin/tenants", body));
        hospital.doctors().forEach(doctor -> signIn(doctor, hospital.id()));
    }

    /** Whoever was once there stands in the directory, and can be chosen. */
    private void signIn(Doctor doctor, UUID hospital) {
        FlightPlanClient client = clients.apply(Caller.of(doctor, hospital));
        answered("doctor " + doctor.id(), Optional.empty(), () -> client.send("GET", "/tenants/current", null));
    }

    /**
     * Sends a command; those of its lane that come before it were sent.
     *
     * @throws DemoFailure when it is refused and not meant to be, or the other way round
     */
    void send(Command command) {
        String path = command.eventOf()
                .map(key -> command.pathWith(events.getOrDefault(key, "")))
                .orElse(command.path());
        FlightPlanClient keyed =
                clients.apply(Caller.in(command.tenant(), command.role())).withKey(command.idempotencyKey());
        FlightPlanClient client = command.method().equals("PATCH") ? keyed.ifMatch(IfMatch.ANY) : keyed;
        JsonObject body = command.method().equals("DELETE") ? null : command.body();
        JsonObject answer =
                answered(command.toString(), command.refusal(), () -> client.send(command.method(), path, body));
        if (answer != null
                && command.path().endsWith("/location")
                && answer.get("event_id") instanceof JsonString event) {
            events.put(command.idempotencyKey(), event.getString());
        }
    }

    /** What it is answered; null where it is refused as it is meant to be. */
    private static @Nullable JsonObject answered(String what, Optional<Refusal> refusal, Supplier<JsonObject> request) {
        try {
            JsonObject answer = request.get();
            if (refusal.isPresent()) {
                throw new DemoFailure("The demo stops at " + what + ": it was to be refused.");
            }
            return answer;
        } catch (FlightPlanException e) {
            if (refusal.equals(Optional.of(new Refusal(e.status(), e.errorCode())))) {
                return null;
            }
            // its message is safe to print: status, error code and the names of fields, never a value
            throw new DemoFailure("The demo stops at " + what + ": " + e.getMessage() + ".");
        }
    }
}
