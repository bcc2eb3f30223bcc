package org.flightplan.trajectory;

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
import org.flightplan.trajectory.Change.Admitted;
import org.flightplan.trajectory.Change.Discharged;
import org.flightplan.trajectory.Change.Moved;
import org.flightplan.trajectory.Change.RiskChanged;
import org.jspecify.annotations.Nullable;

/**
 * A change of a trajectory as it is kept.
 *
 * @param id the event's
 * @param at from when on it is true
 * @param data its kind, and what goes with it; PHI is sealed as in the event
 */
public record KeptChange(UUID id, Instant at, JsonObject data) {

    /** The fields of {@code data} that hold PHI. */
    public static final Set<String> PHI = Set.of("details");

    private static final String RISK_STATUS = "risk_status";
    private static final String RETRACTED = "retracted";
    private static final String VERSION = "manifest_version";

    /** The change that an event makes, or empty when it concerns no trajectory. The names are the admissions' contract. */
    public static Optional<KeptChange> of(RecordedEvent event) {
        Values values = event.storedValues();
        return switch (event.type()) {
            case "admission.created" ->
                kept(event, "admit_date", doc().with("kind", "admission").with("specialty", values.text("specialty")));
            case "admission.location_changed" ->
                kept(
                        event,
                        "effective_at",
                        doc().with("kind", "move")
                                .with("location", values.text("to_location"))
                                .with("bed", values.textOrNull("to_bed")));
            case "admission.discharged" ->
                kept(
                        event,
                        "discharge_date",
                        doc().with("kind", "discharge")
                                .with("died", Boolean.TRUE.equals(values.flagOrNull("died")) ? true : null));
            case "clinical_event.recorded" ->
                values.text("event_type").equals(RISK_STATUS)
                        ? kept(
                                event,
                                "occurred_at",
                                doc().with("kind", "risk")
                                        .with("details", values.json().get("details"))
                                        .with(VERSION, version(event)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /**
     * The change that an event corrects or takes back, by its id; empty when the event does neither to any change of a
     * trajectory.
     */
    public static Optional<UUID> correctedBy(RecordedEvent event) {
        Values values = event.storedValues();
        return switch (event.type()) {
            case "admission.location_corrected" -> Optional.of(values.id("move_id"));
            case "admission.discharge_cancelled" -> Optional.of(values.id("cancels_event_id"));
            case "clinical_event.corrected" ->
                values.text("event_type").equals(RISK_STATUS) ? Optional.of(values.id("event_id")) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** This change as a correction of it says. */
    public KeptChange corrected(RecordedEvent by) {
        Values values = by.storedValues();
        boolean isTakenBack =
                by.type().equals("admission.discharge_cancelled") || Boolean.TRUE.equals(values.flagOrNull(RETRACTED));
        if (isTakenBack) {
            return new KeptChange(id, at, JsonDoc.of(data).with(RETRACTED, true).build());
        } else if (by.type().equals("admission.location_corrected")) {
            JsonDoc moved = JsonDoc.of(data)
                    .with("location", values.text("to_location"))
                    .with("bed", values.textOrNull("to_bed"));
            return new KeptChange(id, values.moment("effective_at"), moved.build());
        }
        Instant happened = values.momentOrNull("occurred_at");
        JsonValue details = values.json().get("details");
        JsonDoc risk = JsonDoc.of(data);
        return new KeptChange(
                id,
                happened == null ? at : happened,
                (details == null ? risk : risk.with("details", details).with(VERSION, version(by))).build());
    }

    /** The changes of a stay that its events make, in the order of their recording. */
    public static Collection<KeptChange> of(List<RecordedEvent> events) {
        Map<UUID, KeptChange> kept = new LinkedHashMap<>();
        for (RecordedEvent event : events) {
            of(event).ifPresent(change -> kept.put(change.id(), change));
            correctedBy(event).ifPresent(id -> kept.computeIfPresent(id, (unused, known) -> known.corrected(event)));
        }
        return kept.values();
    }

    /**
     * The change itself; empty when it was taken back, or nobody can tell any more, because the patient is erased.
     *
     * @param opened its data, PHI opened
     */
    public Optional<Change> opened(JsonObject opened) {
        Values values = new Values(opened);
        if (opened.containsKey(RETRACTED)) {
            return Optional.empty();
        }
        String kind = values.text("kind");
        return switch (kind) {
            case "admission" -> Optional.of(new Admitted(id, at, values.text("specialty")));
            case "move" -> Optional.of(new Moved(id, at, values.text("location"), values.textOrNull("bed")));
            case "risk" ->
                Optional.ofNullable(new Values(values.object("details")).textOrNull("risk_level"))
                        .map(level -> new RiskChanged(id, at, level, values.textOrNull(VERSION)));
            case "discharge" -> Optional.of(new Discharged(id, at));
            default -> throw new IllegalStateException("no kind of change: " + kind);
        };
    }

    /** The id alone: the rest may be PHI. */
    @Override
    public String toString() {
        return "KeptChange[" + id + "]";
    }

    private static @Nullable String version(RecordedEvent event) {
        return new Values(event.metadata()).textOrNull(VERSION);
    }

    private static Optional<KeptChange> kept(RecordedEvent event, String moment, JsonDoc data) {
        return Optional.of(new KeptChange(event.eventId(), event.storedValues().moment(moment), data.build()));
    }
}
