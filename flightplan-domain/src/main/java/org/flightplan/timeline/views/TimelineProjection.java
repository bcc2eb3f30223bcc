package org.flightplan.timeline.views;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.Dependent;
import jakarta.json.JsonObject;
import java.util.Set;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.Values;
import org.flightplan.projections.ColumnKind;
import org.flightplan.projections.Projection;
import org.flightplan.projections.Projection.RowChange;
import org.flightplan.projections.ReadModel;

/** Projects clinical events into the timelines of their stays. */
@Dependent
class TimelineProjection implements Projection {

    static final Set<String> PHI = Set.of("details");

    // the admissions' contract, by its stored name
    static final String CLINICAL_EVENT_RECORDED = "clinical_event.recorded";

    private static final ReadModel MODEL = ReadModel.of("read_model_timeline")
            .referringTo("read_model_admissions", "admission_id")
            .with("occurred_at", ColumnKind.MOMENT)
            .with("data", ColumnKind.JSON)
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
        if (!event.type().equals(CLINICAL_EVENT_RECORDED)) {
            return RowChange.none();
        }
        Values values = event.storedValues();
        JsonObject data = doc().with("event_type", values.text("event_type"))
                .with("recorded_at", event.createdAt())
                .with("details", values.json().get("details"))
                .build();
        return RowChange.begin(MODEL.row(event.tenant(), values.id("event_id"))
                .with("admission_id", values.id("admission_id"))
                .with("occurred_at", values.moment("occurred_at"))
                .with("data", data)
                .with("position", event.position()));
    }
}
