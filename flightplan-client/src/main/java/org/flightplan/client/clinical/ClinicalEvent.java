package org.flightplan.client.clinical;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.jspecify.annotations.Nullable;

/**
 * A clinical event, with what was said otherwise of it.
 *
 * @param id of the event
 * @param admissionId of the stay
 * @param eventType one of the specialty's
 * @param occurredAt when it happened
 * @param recordedAt when that was recorded
 * @param title one line
 * @param details its fields; null once the patient is erased
 * @param corrected whether it was said otherwise since
 * @param retracted whether it did not happen
 * @param corrections in the order in which they were made
 */
public record ClinicalEvent(
        UUID id,
        UUID admissionId,
        String eventType,
        Instant occurredAt,
        Instant recordedAt,
        String title,
        @Nullable JsonObject details,
        boolean corrected,
        boolean retracted,
        List<Correction> corrections) {

    /** Lists that are not told are empty. */
    public ClinicalEvent {
        corrections = Lists.orEmpty(corrections);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "ClinicalEvent[id=" + id + "]";
    }

    /**
     * What was said otherwise.
     *
     * @param id of the correction
     * @param recordedAt when it was recorded
     * @param recordedBy by which user
     * @param occurredAt when it happened after all
     * @param details its fields after all
     * @param retracted whether it did not happen
     * @param correctionReason why it was recorded otherwise
     */
    public record Correction(
            UUID id,
            Instant recordedAt,
            UUID recordedBy,
            @Nullable Instant occurredAt,
            @Nullable JsonObject details,
            boolean retracted,
            @Nullable String correctionReason) {

        /** Shows nothing of the patient. */
        @Override
        public String toString() {
            return "Correction[id=" + id + "]";
        }
    }
}
