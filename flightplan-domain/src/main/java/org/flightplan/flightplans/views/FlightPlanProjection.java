package org.flightplan.flightplans.views;

import jakarta.enterprise.context.Dependent;
import jakarta.json.JsonObject;
import org.flightplan.events.RecordedEvent;
import org.flightplan.flightplans.FlightPlanEvents;
import org.flightplan.projections.ColumnKind;
import org.flightplan.projections.Projection;
import org.flightplan.projections.Projection.RowChange;
import org.flightplan.projections.ReadModel;
import org.flightplan.projections.Row;

/** Projects flight plans. */
@Dependent
class FlightPlanProjection implements Projection {

    private static final ReadModel MODEL = ReadModel.of("read_model_flightplans")
            .referringTo("read_model_admissions", "admission_id")
            .with("data", ColumnKind.JSON)
            .with("version", ColumnKind.INTEGER)
            .with("updated_at", ColumnKind.MOMENT);

    @Override
    public String name() {
        return "flightplans";
    }

    @Override
    public ReadModel model() {
        return MODEL;
    }

    @Override
    public RowChange change(RecordedEvent event) {
        if (event.type().equals(FlightPlanEvents.CREATED)) {
            Row row = MODEL.row(event.tenant(), event.stream().id())
                    .with("admission_id", event.storedValues().id("admission_id"));
            return RowChange.begin(filled(row, FlightPlanFold.begin(event), event));
        }
        return event.stream().type().equals(FlightPlanEvents.STREAM_TYPE)
                ? RowChange.follow(
                        event.stream().id(), row -> filled(row, FlightPlanFold.evolve(row.json("data"), event), event))
                : RowChange.none();
    }

    private static Row filled(Row row, JsonObject plan, RecordedEvent event) {
        return row.with("data", plan).with("version", event.version()).with("updated_at", event.createdAt());
    }
}
