package org.flightplan.patients.views;

import static org.flightplan.fields.Doc.doc;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.HexFormat;
import java.util.Set;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.Doc;
import org.flightplan.patients.Mrn;
import org.flightplan.patients.PatientEvents;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.projections.ColumnKind;
import org.flightplan.projections.Projection;
import org.flightplan.projections.ReadModel;
import org.flightplan.projections.Row;
import org.flightplan.projections.RowChange;

/** Projects patients, and counts their admissions. */
@Dependent
class PatientProjection implements Projection {

    static final Set<String> PHI = Set.of("name", "mrn", "date_of_birth");

    // the admissions' contract, by its stored name: a component sees another's events, not its code
    private static final String ADMISSION_CREATED = "admission.created";

    private static final ReadModel MODEL = ReadModel.of("read_model_patients")
            .with("data", ColumnKind.JSON)
            .with("version", ColumnKind.INTEGER)
            .with("updated_at", ColumnKind.MOMENT)
            .with("mrn_hash", ColumnKind.BYTES)
            .with("created_position", ColumnKind.LONG);

    private final PhiSeam phi;

    @Inject
    PatientProjection(PhiSeam phi) {
        this.phi = phi;
    }

    @Override
    public String name() {
        return "patients";
    }

    @Override
    public ReadModel model() {
        return MODEL;
    }

    @Override
    public RowChange change(RecordedEvent event) {
        return switch (event.type()) {
            case PatientEvents.CREATED -> RowChange.begin(created(event));
            case ADMISSION_CREATED ->
                RowChange.follow(event.values().id("patient_id"), row -> admissionCounted(row, event));
            default -> RowChange.none();
        };
    }

    private Row created(RecordedEvent event) {
        var values = event.values();
        JsonObject data = doc().with("name", values.text("name"))
                .with("mrn", values.text("mrn"))
                .with("date_of_birth", values.date("date_of_birth"))
                .with("gender", values.textOrNull("gender"))
                .with("admission_count", 0)
                .build();
        byte[] mrnHash = HexFormat.of().parseHex(new Mrn(values.text("mrn")).blindIndex(event.tenant()));
        return MODEL.row(event.tenant(), values.id("patient_id"))
                .with("data", phi.seal(event.tenant(), PHI, data))
                .with("version", event.version())
                .with("updated_at", event.createdAt())
                .with("mrn_hash", mrnHash)
                .with("created_position", event.position());
    }

    private static Row admissionCounted(Row row, RecordedEvent event) {
        JsonObject data = row.json("data");
        int count = data.getInt("admission_count");
        return row.with("data", Doc.of(data).with("admission_count", count + 1).build())
                .withLatest("updated_at", event.createdAt());
    }
}
