package org.flightplan.timeline;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.Values;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened during a stay.
 *
 * @param id the clinical event's
 * @param admissionId the stay
 * @param eventType as its specialty declares it
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

    /** The item of a {@code clinical_event.recorded}. */
    public static TimelineItem of(RecordedEvent event) {
        Values values = event.values();
        return new TimelineItem(
                values.id("event_id"),
                values.id("admission_id"),
                values.text("event_type"),
                values.moment("occurred_at"),
                event.position(),
                event.createdAt(),
                values.object("details"),
                false);
    }

    /** This item as a {@code clinical_event.corrected} of it says; null when it did not happen. */
    public @Nullable TimelineItem corrected(RecordedEvent by) {
        Values values = by.values();
        if (Boolean.TRUE.equals(values.flagOrNull("retracted"))) {
            return null;
        }
        Instant happened = values.momentOrNull("occurred_at");
        return new TimelineItem(
                id,
                admissionId,
                eventType,
                happened == null ? occurredAt : happened,
                position,
                recordedAt,
                values.json().containsKey("details") ? values.object("details") : details,
                true);
    }

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
