package org.flightplan.timeline.views;

import static org.flightplan.fields.Doc.doc;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Set;
import org.flightplan.events.RecordedEvent;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.projections.ColumnKind;
import org.flightplan.projections.Projection;
import org.flightplan.projections.ReadModel;
import org.flightplan.projections.RowChange;
import org.flightplan.timeline.TimelineItem;

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

    private final PhiSeam phi;

    @Inject
    TimelineProjection(PhiSeam phi) {
        this.phi = phi;
    }

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
        TimelineItem item = TimelineItem.of(event);
        JsonObject data = doc().with("event_type", item.eventType())
                .with("recorded_at", item.recordedAt())
                .with("details", item.details())
                .build();
        return RowChange.begin(MODEL.row(event.tenant(), item.id())
                .with("admission_id", item.admissionId())
                .with("occurred_at", item.occurredAt())
                .with("data", phi.seal(event.tenant(), PHI, data))
                .with("position", event.position()));
    }
}
