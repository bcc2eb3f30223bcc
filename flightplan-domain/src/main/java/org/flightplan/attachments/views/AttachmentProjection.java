package org.flightplan.attachments.views;

import jakarta.enterprise.context.Dependent;
import jakarta.json.JsonObject;
import java.util.Set;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.projections.ColumnKind;
import org.flightplan.projections.Projection;
import org.flightplan.projections.Projection.RowChange;
import org.flightplan.projections.ReadModel;
import org.flightplan.projections.Row;

/** Projects which attachments each stay has. */
@Dependent
class AttachmentProjection implements Projection {

    static final Set<String> PHI = Set.of("filename", "description", "digest");

    // the admissions' contract, by its stored name
    private static final String ADDED = "attachment.added";
    private static final String RETRACTED = "attachment.retracted";

    private static final ReadModel MODEL = ReadModel.of("read_model_attachments")
            .referringTo("read_model_admissions", "admission_id")
            .with("occurred_at", ColumnKind.MOMENT)
            .with("data", ColumnKind.JSON)
            .with("retracted", ColumnKind.FLAG)
            .with("position", ColumnKind.LONG);

    @Override
    public String name() {
        return "attachments";
    }

    @Override
    public ReadModel model() {
        return MODEL;
    }

    @Override
    public RowChange change(RecordedEvent event) {
        return switch (event.type()) {
            case ADDED -> RowChange.begin(added(event));
            case RETRACTED ->
                RowChange.follow(event.storedValues().id("attachment_id"), row -> row.with("retracted", true));
            default -> RowChange.none();
        };
    }

    private static Row added(RecordedEvent event) {
        Values values = event.storedValues();
        JsonObject data = JsonDoc.of(values.json())
                .with("attachment_id", null)
                .with("occurred_at", null)
                .with("recorded_at", event.createdAt())
                .build();
        return MODEL.row(event.tenant(), values.id("attachment_id"))
                .with("admission_id", event.stream().id())
                .with("occurred_at", values.moment("occurred_at"))
                .with("data", data)
                .with("retracted", false)
                .with("position", event.position());
    }
}
