package org.flightplan.timeline;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened during a stay: a clinical event, the admission, a move or the discharge.
 *
 * @param id the event's
 * @param admissionId the stay
 * @param eventType of a clinical event as its specialty declares it, of the stay's own the stored name
 * @param occurredAt when it was true at the bedside
 * @param position of its event: what comes first of two of one moment
 * @param recordedAt when it was recorded
 * @param details as was last said; PHI
 * @param corrected whether it was said otherwise before
 */
public record TimelineItem(
        UUID id,
        UUID admissionId,
        String eventType,
        Instant occurredAt,
        long position,
        Instant recordedAt,
        JsonObject details,
        boolean corrected) {

    /** A line that says what happened. */
    public String title() {
        return Titles.of(eventType, details);
    }

    /** The id alone: the rest may be PHI. */
    @Override
    public String toString() {
        return "TimelineItem[" + id + "]";
    }
}
