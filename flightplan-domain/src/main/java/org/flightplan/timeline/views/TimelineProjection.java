package org.flightplan.timeline.views;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.Dependent;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Set;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.projections.ColumnKind;
import org.flightplan.projections.Projection;
import org.flightplan.projections.Projection.RowChange;
import org.flightplan.projections.ReadModel;
import org.flightplan.projections.Row;

/** Projects clinical events into the timelines of their stays. */
@Dependent
class TimelineProjection implements Projection {

    static final Set<String> PHI = Set.of("details");

    // the admissions' contract, by its stored name
    static final String CLINICAL_EVENT_RECORDED = "clinical_event.recorded";
    static final String CLINICAL_EVENT_CORRECTED = "clinical_event.corrected";

    private static final ReadModel MODEL = ReadModel.of("read_model_timeline")
            .referringTo("read_model_admissions", "admission_id")
            .with("occurred_at", ColumnKind.MOMENT)
            .with("data", ColumnKind.JSON)
            .with("retracted", ColumnKind.FLAG)
            .with("position", ColumnKind.LONG);

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public ReadModel model() {
        return MODEL;
    }

    @Override
    public RowChange change(RecordedEvent event) {
        return switch (event.type()) {
            case CLINICAL_EVENT_RECORDED -> RowChange.begin(recorded(event));
            case CLINICAL_EVENT_CORRECTED ->
                RowChange.follow(event.storedValues().id("event_id"), row -> corrected(row, event.storedValues()));
            default -> RowChange.none();
        };
    }

    private static Row recorded(RecordedEvent event) {
        Values values = event.storedValues();
        JsonObject data = doc().with("event_type", values.text("event_type"))
                .with("recorded_at", event.createdAt())
                .with("details", values.json().get("details"))
                .build();
        return MODEL.row(event.tenant(), values.id("event_id"))
                .with("admission_id", values.id("admission_id"))
                .with("occurred_at", values.moment("occurred_at"))
                .with("data", data)
                .with("retracted", false)
                .with("position", event.position());
    }

    private static Row corrected(Row row, Values correction) {
        Instant happened = correction.momentOrNull("occurred_at");
        JsonValue details = correction.json().get("details");
        JsonDoc data = JsonDoc.of(row.json("data")).with("corrected", true);
        return row.with("occurred_at", happened == null ? row.moment("occurred_at") : happened)
                .with("data", (details == null ? data : data.with("details", details)).build())
                .with("retracted", Boolean.TRUE.equals(correction.flagOrNull("retracted")));
    }
}
