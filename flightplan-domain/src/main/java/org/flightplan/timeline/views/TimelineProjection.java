package org.flightplan.timeline.views;

import jakarta.enterprise.context.Dependent;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.events.RecordedEvent;
import org.flightplan.projections.ColumnKind;
import org.flightplan.projections.Projection;
import org.flightplan.projections.Projection.RowChange;
import org.flightplan.projections.ReadModel;
import org.flightplan.projections.Row;
import org.flightplan.timeline.KeptItem;

/** Projects what happened during stays into their timelines. */
@Dependent
class TimelineProjection implements Projection {

    private static final ReadModel MODEL = ReadModel.of("read_model_timeline")
            .referringTo("read_model_admissions", "admission_id")
            .with("occurred_at", ColumnKind.MOMENT)
            .with("data", ColumnKind.JSON)
            .with("retracted", ColumnKind.FLAG)
            .with("position", ColumnKind.LONG)
            .with("kind", ColumnKind.TEXT);

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
        Optional<UUID> corrected = KeptItem.correctedBy(event);
        if (corrected.isPresent()) {
            UUID id = corrected.get();
            return RowChange.follow(id, row -> with(row, known(id, row).corrected(event)));
        }
        return KeptItem.of(event).map(item -> RowChange.begin(row(event, item))).orElseGet(RowChange::none);
    }

    private static Row row(RecordedEvent event, KeptItem item) {
        Row row = MODEL.row(event.tenant(), item.id())
                .with("admission_id", event.stream().id())
                .with("position", item.position())
                .with("kind", KeptItem.kind(event).orElse(null));
        return with(row, item);
    }

    private static Row with(Row row, KeptItem item) {
        return row.with("occurred_at", item.at()).with("data", item.data()).with("retracted", item.retracted());
    }

    private static KeptItem known(UUID id, Row row) {
        return new KeptItem(
                id, row.moment("occurred_at"), row.number("position"), row.json("data"), row.flag("retracted"));
    }
}
