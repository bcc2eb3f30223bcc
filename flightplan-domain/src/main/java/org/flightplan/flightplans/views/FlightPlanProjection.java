package org.flightplan.flightplans.views;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.Dependent;
import java.util.UUID;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.JsonDoc;
import org.flightplan.flightplans.FlightPlanEvents;
import org.flightplan.flightplans.FlightPlanId;
import org.flightplan.projections.ColumnKind;
import org.flightplan.projections.Projection;
import org.flightplan.projections.Projection.RowChange;
import org.flightplan.projections.ReadModel;
import org.flightplan.projections.Row;

/** Projects flight plans; a plan is completed by its admission's discharge. */
@Dependent
class FlightPlanProjection implements Projection {

    // the admissions' contract, by its stored name: a component sees another's events, not its code
    private static final String ADMISSION_DISCHARGED = "admission.discharged";

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
        return switch (event.type()) {
            case FlightPlanEvents.CREATED -> RowChange.begin(created(event));
            case ADMISSION_DISCHARGED -> {
                UUID plan = FlightPlanId.ofAdmission(event.stream().id()).value();
                yield RowChange.follow(plan, row -> completed(row, event));
            }
            default -> RowChange.none();
        };
    }

    private static Row created(RecordedEvent event) {
        return MODEL.row(event.tenant(), event.stream().id())
                .with("admission_id", event.values().id("admission_id"))
                .with(
                        "data",
                        doc().with("status", event.values().text("status")).build())
                .with("version", event.version())
                .with("updated_at", event.createdAt());
    }

    private static Row completed(Row row, RecordedEvent discharged) {
        return row.with(
                        "data",
                        JsonDoc.of(row.json("data")).with("status", "completed").build())
                .withLatest("updated_at", discharged.createdAt());
    }
}
