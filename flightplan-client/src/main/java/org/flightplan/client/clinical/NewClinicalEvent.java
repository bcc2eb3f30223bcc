package org.flightplan.client.clinical;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at the bedside.
 *
 * @param admissionId in which stay
 * @param eventType one of the specialty's, such as {@code risk_status}
 * @param occurredAt when
 * @param eventId an id of the caller's choice; sent again with the same content, it is recorded once
 * @param data its fields, as the specialty declares them
 */
public record NewClinicalEvent(
        UUID admissionId,
        String eventType,
        Instant occurredAt,
        @Nullable UUID eventId,
        @Nullable JsonObject data) {

    /** What it can't be without. */
    public NewClinicalEvent(UUID admissionId, String eventType, Instant occurredAt) {
        this(admissionId, eventType, occurredAt, null, null);
    }

    /** Says an id of the caller's choice. */
    public NewClinicalEvent eventId(UUID eventId) {
        return new NewClinicalEvent(admissionId, eventType, occurredAt, eventId, data);
    }

    /** Says its fields, as the specialty declares them. */
    public NewClinicalEvent data(JsonObject data) {
        return new NewClinicalEvent(admissionId, eventType, occurredAt, eventId, data);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "NewClinicalEvent[eventId=" + eventId + "]";
    }
}
