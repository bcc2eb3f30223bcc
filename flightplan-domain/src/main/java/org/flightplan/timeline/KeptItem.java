package org.flightplan.timeline;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.specialties.Specialties;

/**
 * An item of a timeline as it is kept.
 *
 * @param id of the event that spoke of it first
 * @param at when it was true at the bedside
 * @param position of that event: what comes first of two of one moment
 * @param data what sort of event it was, when it was recorded, and what it says; PHI is sealed as in the event
 * @param retracted whether it did not happen
 */
public record KeptItem(UUID id, Instant at, long position, JsonObject data, boolean retracted) {

    /** The fields of {@code data} that hold PHI. */
    public static final Set<String> PHI = Set.of("details", "reason", "disposition");

    // the admissions' contract, by its stored names
    private static final String CREATED = "admission.created";
    private static final String UPDATED = "admission.updated";
    private static final String MOVED = "admission.location_changed";
    private static final String MOVE_CORRECTED = "admission.location_corrected";
    private static final String DISCHARGED = "admission.discharged";
    private static final String DISCHARGE_CANCELLED = "admission.discharge_cancelled";
    private static final String RECORDED = "clinical_event.recorded";
    private static final String CORRECTED = "clinical_event.corrected";

    private static final Told MOVE =
            new Told("effective_at", List.of("from_location", "from_bed", "to_location", "to_bed", "reason"));

    private static final Map<String, Told> OF_THE_STAY = Map.of(
            CREATED, new Told("admit_date", List.of("specialty", "admission_type")),
            MOVED, MOVE,
            DISCHARGED, new Told("discharge_date", List.of("disposition", "died")));

    /**
     * What is told of an event of the stay itself.
     *
     * @param moment the field that holds it
     * @param fields the others
     */
    private record Told(String moment, List<String> fields) {

        JsonDoc into(JsonDoc doc, JsonObject from) {
            fields.forEach(field -> doc.with(field, from.get(field)));
            return doc;
        }
    }

    /** The item that an event begins; empty when no timeline tells of it. */
    public static Optional<KeptItem> of(RecordedEvent event) {
        Values values = event.storedValues();
        if (event.type().equals(RECORDED)) {
            JsonDoc data = begun(values.text("event_type"), event)
                    .with("details", values.json().get("details"));
            return Optional.of(kept(values.id("event_id"), values.moment("occurred_at"), event, data));
        }
        Told told = OF_THE_STAY.get(event.type());
        if (told != null) {
            JsonDoc data = told.into(begun(event.type(), event), values.json());
            return Optional.of(kept(event.eventId(), values.moment(told.moment), event, data));
        }
        return Optional.empty();
    }

    /** What a board asks of open stays: {@code operation}, {@code therapy}, or empty for all else. */
    public static Optional<String> kind(RecordedEvent event) {
        if (!event.type().equals(RECORDED)) {
            return Optional.empty();
        }
        Values judged = new Values(event.metadata());
        return Specialties.eventType(
                        judged.textOrNull("manifest"),
                        judged.textOrNull("manifest_version"),
                        event.storedValues().text("event_type"))
                .map(type -> type.operation() ? "operation" : type.isTherapy() ? "therapy" : null);
    }

    /** The id of the item of which an event says otherwise; empty when it does so of none. */
    public static Optional<UUID> correctedBy(RecordedEvent event) {
        Values values = event.storedValues();
        return switch (event.type()) {
            case CORRECTED -> Optional.of(values.id("event_id"));
            case MOVE_CORRECTED -> Optional.of(values.id("move_id"));
            case DISCHARGE_CANCELLED -> Optional.of(values.id("cancels_event_id"));
            case UPDATED -> Optional.ofNullable(values.idOrNull("corrects_event_id"));
            default -> Optional.empty();
        };
    }

    /** This item as a correction of it says. */
    public KeptItem corrected(RecordedEvent by) {
        Values values = by.storedValues();
        JsonDoc corrected = JsonDoc.of(data).with("corrected", true);
        return switch (by.type()) {
            case DISCHARGE_CANCELLED -> new KeptItem(id, at, position, data, true);
            case UPDATED -> new KeptItem(id, values.moment("admit_date"), position, corrected.build(), retracted);
            case MOVE_CORRECTED -> {
                if (isRetracted(values)) {
                    yield new KeptItem(id, at, position, data, true);
                }
                // it says the whole move anew, but for its reason, which the rules can't read
                JsonDoc move = doc().with("event_type", data.get("event_type"))
                        .with("recorded_at", data.get("recorded_at"))
                        .with("corrected", true);
                JsonObject said = MOVE.into(move, values.json())
                        .with("reason", values.json().getOrDefault("reason", data.get("reason")))
                        .build();
                yield new KeptItem(id, values.moment(MOVE.moment), position, said, false);
            }
            default -> {
                Instant happened = values.momentOrNull("occurred_at");
                JsonValue details = values.json().get("details");
                yield new KeptItem(
                        id,
                        happened == null ? at : happened,
                        position,
                        (details == null ? corrected : corrected.with("details", details)).build(),
                        isRetracted(values));
            }
        };
    }

    /** The items of a stay that its events make, in the order of their recording, those too that did not happen. */
    public static Collection<KeptItem> of(List<RecordedEvent> events) {
        Map<UUID, KeptItem> kept = new LinkedHashMap<>();
        for (RecordedEvent event : events) {
            of(event).ifPresent(item -> kept.put(item.id(), item));
            correctedBy(event).ifPresent(id -> kept.computeIfPresent(id, (unused, item) -> item.corrected(event)));
        }
        return kept.values();
    }

    /**
     * The item itself.
     *
     * @param admission its stay
     * @param opened its data, PHI opened
     */
    public TimelineItem opened(UUID admission, JsonObject opened) {
        Values values = new Values(opened);
        String type = values.text("event_type");
        Told told = OF_THE_STAY.get(type);
        return new TimelineItem(
                id,
                admission,
                type,
                at,
                position,
                values.moment("recorded_at"),
                told == null
                        ? values.object("details")
                        : told.into(doc(), opened).build(),
                Boolean.TRUE.equals(values.flagOrNull("corrected")));
    }

    /** The id alone: the rest may be PHI. */
    @Override
    public String toString() {
        return "KeptItem[" + id + "]";
    }

    private static KeptItem kept(UUID id, Instant at, RecordedEvent event, JsonDoc data) {
        return new KeptItem(id, at, event.position(), data.build(), false);
    }

    private static JsonDoc begun(String type, RecordedEvent event) {
        return doc().with("event_type", type).with("recorded_at", event.createdAt());
    }

    private static boolean isRetracted(Values values) {
        return Boolean.TRUE.equals(values.flagOrNull("retracted"));
    }
}
