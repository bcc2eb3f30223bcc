package org.flightplan.trajectory.views;

import jakarta.enterprise.context.Dependent;
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
        return KeptChange.of(event)
                .map(change -> RowChange.begin(row(event, change)))
                .orElseGet(RowChange::none);
    }

    private static Row row(RecordedEvent event, KeptChange change) {
        return MODEL.row(event.tenant(), change.id())
                .with("admission_id", event.stream().id())
                .with("effective_at", change.at())
                .with("data", change.data())
                .with("position", event.position());
    }
}
