package org.flightplan.units.views;

import jakarta.enterprise.context.Dependent;
import jakarta.json.JsonObject;
import org.flightplan.events.RecordedEvent;
import org.flightplan.projections.ColumnKind;
import org.flightplan.projections.Projection;
import org.flightplan.projections.Projection.RowChange;
import org.flightplan.projections.ReadModel;
import org.flightplan.projections.Row;
import org.flightplan.units.UnitEvents;

/** Projects units. */
@Dependent
class UnitProjection implements Projection {

    private static final ReadModel MODEL = ReadModel.of("read_model_units")
            .with("data", ColumnKind.JSON)
            .with("position", ColumnKind.LONG)
            .with("version", ColumnKind.INTEGER)
            .with("updated_at", ColumnKind.MOMENT);

    @Override
    public String name() {
        return "units";
    }

    @Override
    public ReadModel model() {
        return MODEL;
    }

    @Override
    public RowChange change(RecordedEvent event) {
        if (event.type().equals(UnitEvents.OPENED)) {
            Row row = MODEL.row(event.tenant(), event.stream().id()).with("position", event.position());
            return RowChange.begin(filled(row, UnitFold.begin(event), event));
        }
        return event.stream().type().equals(UnitEvents.STREAM_TYPE)
                ? RowChange.follow(
                        event.stream().id(), row -> filled(row, UnitFold.evolve(row.json("data"), event), event))
                : RowChange.none();
    }

    private static Row filled(Row row, JsonObject unit, RecordedEvent event) {
        return row.with("data", unit).with("version", event.version()).with("updated_at", event.createdAt());
    }
}
