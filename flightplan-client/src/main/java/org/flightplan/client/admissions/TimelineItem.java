package org.flightplan.client.admissions;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a stay: admission, moves, clinical events, discharge.
 *
 * @param id of the event
 * @param admissionId of the stay
 * @param eventType such as {@code risk_status} or {@code admission.discharged}
 * @param occurredAt when it happened
 * @param recordedAt when that was recorded
 * @param title one line
 * @param details its fields, as the specialty declares them; null once the patient is erased
 * @param corrected whether it was said otherwise since
 */
public record TimelineItem(
        UUID id,
        UUID admissionId,
        String eventType,
        Instant occurredAt,
        Instant recordedAt,
        String title,
        @Nullable JsonObject details,
        boolean corrected) {

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "TimelineItem[id=" + id + "]";
    }
}
