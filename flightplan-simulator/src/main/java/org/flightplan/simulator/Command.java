package org.flightplan.simulator;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A command of the HTTP API, for any client to send. Commands of one lane are sent one after the other, in their order; those
 * of different lanes do not rest on each other, once the units are there.
 *
 * @param tenant whose hospital it is sent to
 * @param lane what it concerns: a patient, with whoever is merged into that one, or a unit
 * @param moment when it was recorded, before the simulator's clock
 * @param role of the user who sends it
 * @param method POST, PATCH (with {@code If-Match: *}) or DELETE (without a body)
 * @param path below {@code /api/v1}; {@code {event_id}} in it stands for what {@code eventOf} was answered
 * @param body empty for DELETE
 * @param idempotencyKey of this command alone, and the same in every run
 * @param eventOf the key of the earlier command of this lane in whose answer the {@code event_id} stands
 * @param refusal what it is refused with; empty for a command that is accepted
 */
public record Command(
        UUID tenant,
        UUID lane,
        Instant moment,
        String role,
        String method,
        String path,
        JsonObject body,
        String idempotencyKey,
        Optional<String> eventOf,
        Optional<Refusal> refusal) {

    /** What stands in a path for the id of an event that the server chooses. */
    public static final String EVENT_ID = "{event_id}";

    /**
     * A refusal that is meant.
     *
     * @param status of HTTP
     * @param code the problem's {@code error_code}
     */
    public record Refusal(int status, String code) {}

    /** The path, where the command before was answered this event. */
    public String pathWith(String eventId) {
        return path.replace(EVENT_ID, eventId);
    }

    /** Shows no patient. */
    @Override
    public String toString() {
        return "command " + idempotencyKey;
    }
}
