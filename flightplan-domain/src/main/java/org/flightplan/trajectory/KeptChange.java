package org.flightplan.trajectory;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.time.Instant;
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
            case "admission.discharged" -> kept(event, "discharge_date", doc().with("kind", "discharge"));
            case "clinical_event.recorded" ->
                values.text("event_type").equals("risk_status")
                        ? kept(
                                event,
                                "occurred_at",
                                doc().with("kind", "risk")
                                        .with("details", values.json().get("details")))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /**
     * The change itself; empty when nobody can tell any more, because the patient is erased.
     *
     * @param opened its data, PHI opened
     */
    public Optional<Change> opened(JsonObject opened) {
        Values values = new Values(opened);
        String kind = values.text("kind");
        return switch (kind) {
            case "admission" -> Optional.of(new Admitted(id, at, values.text("specialty")));
            case "move" -> Optional.of(new Moved(id, at, values.text("location"), values.textOrNull("bed")));
            case "risk" ->
                Optional.ofNullable(new Values(values.object("details")).textOrNull("risk_level"))
                        .map(level -> new RiskChanged(id, at, level));
            case "discharge" -> Optional.of(new Discharged(id, at));
            default -> throw new IllegalStateException("no kind of change: " + kind);
        };
    }

    /** The id alone: the rest may be PHI. */
    @Override
    public String toString() {
        return "KeptChange[" + id + "]";
    }

    private static Optional<KeptChange> kept(RecordedEvent event, String moment, JsonDoc data) {
        return Optional.of(new KeptChange(event.eventId(), event.storedValues().moment(moment), data.build()));
    }
}
