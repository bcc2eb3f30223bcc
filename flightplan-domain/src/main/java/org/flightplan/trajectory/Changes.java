package org.flightplan.trajectory;

import java.util.Optional;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.Values;
import org.flightplan.trajectory.Change.Admitted;
import org.flightplan.trajectory.Change.Discharged;
import org.flightplan.trajectory.Change.Moved;
import org.flightplan.trajectory.Change.RiskChanged;

/** What an event changes of a trajectory. */
public final class Changes {

    private Changes() {}

    /** The change, or empty for an event that concerns no trajectory. The names are the admissions' contract. */
    public static Optional<Change> of(RecordedEvent event) {
        Values values = event.values();
        return switch (event.type()) {
            case "admission.created" ->
                Optional.of(new Admitted(event.eventId(), values.moment("admit_date"), values.text("specialty")));
            case "admission.location_changed" ->
                Optional.of(new Moved(
                        event.eventId(),
                        values.moment("effective_at"),
                        values.text("to_location"),
                        values.textOrNull("to_bed")));
            case "admission.discharged" ->
                Optional.of(new Discharged(event.eventId(), values.moment("discharge_date")));
            case "clinical_event.recorded" -> risk(event, values);
            default -> Optional.empty();
        };
    }

    private static Optional<Change> risk(RecordedEvent event, Values values) {
        return values.text("event_type").equals("risk_status")
                ? Optional.of(new RiskChanged(
                        event.eventId(),
                        values.moment("occurred_at"),
                        new Values(values.object("details")).text("risk_level")))
                : Optional.empty();
    }
}
