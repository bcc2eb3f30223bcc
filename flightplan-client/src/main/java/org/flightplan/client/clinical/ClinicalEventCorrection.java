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
 * @param correctionReason why it was recorded otherwise
 */
public record ClinicalEventCorrection(
        @Nullable Instant occurredAt,
        @Nullable Boolean retracted,
        @Nullable JsonObject data,
        @Nullable String correctionReason) {

    /** Nothing yet. */
    public ClinicalEventCorrection() {
        this(null, null, null, null);
    }

    /** Says when it happened. */
    public ClinicalEventCorrection occurredAt(Instant occurredAt) {
        return new ClinicalEventCorrection(occurredAt, retracted, data, correctionReason);
    }

    /** Says whether it did not happen. */
    public ClinicalEventCorrection retracted(Boolean retracted) {
        return new ClinicalEventCorrection(occurredAt, retracted, data, correctionReason);
    }

    /** Says all its fields anew. */
    public ClinicalEventCorrection data(JsonObject data) {
        return new ClinicalEventCorrection(occurredAt, retracted, data, correctionReason);
    }

    /** Says why it was recorded otherwise. */
    public ClinicalEventCorrection correctionReason(String correctionReason) {
        return new ClinicalEventCorrection(occurredAt, retracted, data, correctionReason);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "ClinicalEventCorrection";
    }
}
