package org.flightplan.client.clinical;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * It happened otherwise, or not at all; what is left out was right.
 *
 * @param occurredAt when it happened
 * @param retracted whether it did not happen
 * @param data all its fields anew
 */
public record ClinicalEventCorrection(
        @Nullable Instant occurredAt,
        @Nullable Boolean retracted,
        @Nullable JsonObject data) {

    /** Nothing yet. */
    public ClinicalEventCorrection() {
        this(null, null, null);
    }

    /** Says when it happened. */
    public ClinicalEventCorrection occurredAt(Instant occurredAt) {
        return new ClinicalEventCorrection(occurredAt, retracted, data);
    }

    /** Says whether it did not happen. */
    public ClinicalEventCorrection retracted(Boolean retracted) {
        return new ClinicalEventCorrection(occurredAt, retracted, data);
    }

    /** Says all its fields anew. */
    public ClinicalEventCorrection data(JsonObject data) {
        return new ClinicalEventCorrection(occurredAt, retracted, data);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "ClinicalEventCorrection";
    }
}
