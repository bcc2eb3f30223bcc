package org.flightplan.trajectory.views;

import jakarta.enterprise.context.Dependent;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.events.RecordedEvent;
import org.flightplan.projections.ColumnKind;
import org.flightplan.projections.Projection;
import org.flightplan.projections.Projection.RowChange;
import org.flightplan.projections.ReadModel;
import org.flightplan.projections.Row;
import org.flightplan.trajectory.KeptChange;

/** Projects the changes from which trajectories are calculated. */
@Dependent
class TrajectoryProjection implements Projection {

    private static final ReadModel MODEL = ReadModel.of("read_model_trajectory")
            .referringTo("read_model_admissions", "admission_id")
            .with("effective_at", ColumnKind.MOMENT)
            .with("data", ColumnKind.JSON)
            .with("position", ColumnKind.LONG);

    @Override
    public String name() {
        return "trajectory";
    }

    @Override
    public ReadModel model() {
        return MODEL;
    }

    @Override
    public RowChange change(RecordedEvent event) {
        Optional<UUID> corrected = KeptChange.correctedBy(event);
        if (corrected.isPresent()) {
            UUID id = corrected.get();
            return RowChange.follow(id, row -> with(row, known(id, row).corrected(event)));
        }
        return KeptChange.of(event)
                .map(change -> RowChange.begin(row(event, change)))
                .orElseGet(RowChange::none);
    }

    private static Row row(RecordedEvent event, KeptChange change) {
        Row row = MODEL.row(event.tenant(), change.id())
                .with("admission_id", event.stream().id())
                .with("position", event.position());
        return with(row, change);
    }

    private static Row with(Row row, KeptChange change) {
        return row.with("effective_at", change.at()).with("data", change.data());
    }

    private static KeptChange known(UUID id, Row row) {
        return new KeptChange(id, row.moment("effective_at"), row.json("data"));
    }
}
