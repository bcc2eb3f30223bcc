package org.flightplan.admissions;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventCorrected;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventRecorded;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What the rules remember of a stay's clinical events.
 *
 * @param byId each by the id that it was recorded with
 * @param corrections which event a correction is of: it may be corrected under its own id, too
 */
record ClinicalEvents(PMap<UUID, Known> byId, PMap<UUID, UUID> corrections) {

    static final ClinicalEvents NONE = new ClinicalEvents(HashTreePMap.empty(), HashTreePMap.empty());

    /**
     * A clinical event.
     *
     * @param occurredAt when it happened, as was last said
     * @param retracted whether it did not happen
     */
    record Known(String eventType, Instant occurredAt, boolean retracted) {}

    ClinicalEvents with(ClinicalEventRecorded event) {
        Known known = new Known(event.eventType(), event.occurredAt(), false);
        return new ClinicalEvents(byId.plus(event.eventId(), known), corrections);
    }

    ClinicalEvents corrected(ClinicalEventCorrected correction, UUID id) {
        UUID event = correction.eventId();
        Known before = byId.get(event);
        if (before == null) {
            throw new IllegalStateException("no clinical event " + event);
        }
        Instant at = correction.occurredAt() == null ? before.occurredAt() : correction.occurredAt();
        Known after = new Known(before.eventType(), at, before.retracted() || correction.retracted());
        return new ClinicalEvents(byId.plus(event, after), corrections.plus(id, event));
    }

    boolean contains(UUID id) {
        return byId.containsKey(id);
    }

    /** The id with which an event was recorded, by that or by the id of one of its corrections; null when there is none. */
    @Nullable
    UUID recordedAs(UUID id) {
        return byId.containsKey(id) ? id : corrections.get(id);
    }

    Optional<Instant> first() {
        return byId.values().stream()
                .filter(known -> !known.retracted())
                .map(Known::occurredAt)
                .min(Comparator.naturalOrder());
    }

    Optional<Instant> last() {
        return byId.values().stream()
                .filter(known -> !known.retracted())
                .map(Known::occurredAt)
                .max(Comparator.naturalOrder());
    }
}
