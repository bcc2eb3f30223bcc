package org.flightplan.admissions.views;

import jakarta.enterprise.context.Dependent;
import jakarta.json.JsonObject;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.Values;
import org.flightplan.projections.ColumnKind;
import org.flightplan.projections.Projection;
import org.flightplan.projections.Projection.RowChange;
import org.flightplan.projections.ReadModel;
import org.flightplan.projections.Row;
import org.flightplan.specialties.Specialties;
import org.jspecify.annotations.Nullable;

/** Projects where each stay stands now. */
@Dependent
class AdmissionProjection implements Projection {

    private static final ReadModel MODEL = ReadModel.of("read_model_admissions")
            .referringTo("read_model_patients", "patient_id")
            .with("data", ColumnKind.JSON)
            .with("version", ColumnKind.INTEGER)
            .with("updated_at", ColumnKind.MOMENT)
            .with("status", ColumnKind.TEXT)
            .with("specialty", ColumnKind.TEXT)
            .with("current_location", ColumnKind.TEXT)
            .with("attending_id", ColumnKind.UUID)
            .with("admit_date", ColumnKind.MOMENT);

    @Override
    public String name() {
        return "admissions";
    }

    @Override
    public ReadModel model() {
        return MODEL;
    }

    @Override
    public RowChange change(RecordedEvent event) {
        if (event.type().equals(AdmissionEvents.CREATED)) {
            Row row = MODEL.row(event.tenant(), event.stream().id());
            return RowChange.begin(filled(row, AdmissionFold.begin(event), event));
        }
        return event.stream().type().equals(AdmissionEvents.STREAM_TYPE)
                ? RowChange.follow(event.stream().id(), row -> followed(row, event))
                : RowChange.none();
    }

    private static Row followed(Row row, RecordedEvent event) {
        JsonObject before = row.json("data");
        JsonObject after = AdmissionFold.evolve(before, event);
        // of most events of a stay, the row learns no more than that they were
        return after == before ? seen(row, event) : filled(row, after, event);
    }

    private static Row seen(Row row, RecordedEvent event) {
        return row.with("version", event.version()).with("updated_at", event.createdAt());
    }

    private static Row filled(Row row, JsonObject stay, RecordedEvent event) {
        Values values = new Values(stay);
        return seen(row, event)
                .with("patient_id", values.id("patient_id"))
                .with("data", stay)
                .with("status", values.text("status"))
                .with("specialty", values.text("specialty"))
                .with("current_location", code(values.textOrNull("current_location"), values.text("specialty")))
                .with("attending_id", values.id("attending_id"))
                .with("admit_date", values.moment("admit_date"));
    }

    // what lists are filtered by: the location itself is shown as it was given
    private static @Nullable String code(@Nullable String location, String specialty) {
        return location == null ? null : Specialties.locationCode(specialty, location);
    }
}
