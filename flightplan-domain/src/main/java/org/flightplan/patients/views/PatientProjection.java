package org.flightplan.patients.views;

import static org.flightplan.fields.Doc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.Doc;
import org.flightplan.patients.Mrn;
import org.flightplan.patients.PatientEvents;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.projections.Projection;
import org.flightplan.projections.views.RowKey;
import org.flightplan.tenants.PersistenceUnits;

/** Projects patients, and counts their admissions. */
@ApplicationScoped
class PatientProjection implements Projection {

    static final Set<String> PHI = Set.of("name", "mrn", "date_of_birth");

    // the admissions' contract, by its stored name: a component sees another's events, not its code
    private static final String ADMISSION_CREATED = "admission.created";

    private final PersistenceUnits units;
    private final PhiSeam phi;

    @Inject
    PatientProjection(PersistenceUnits units, PhiSeam phi) {
        this.units = units;
        this.phi = phi;
    }

    @SuppressWarnings("NullAway")
    protected PatientProjection() {
        this(null, null);
    }

    @Override
    public String name() {
        return "patients";
    }

    @Override
    public void apply(RecordedEvent event) {
        if (event.type().equals(PatientEvents.CREATED)) {
            create(event);
        } else if (event.type().equals(ADMISSION_CREATED)) {
            countAdmission(event, event.values().id("patient_id"));
        }
    }

    @Override
    public void clear() {
        units.projector().createQuery("delete from Patient p").executeUpdate();
    }

    private void create(RecordedEvent event) {
        var values = event.values();
        JsonObject data = doc().with("name", values.text("name"))
                .with("mrn", values.text("mrn"))
                .with("date_of_birth", values.date("date_of_birth"))
                .with("gender", values.textOrNull("gender"))
                .with("admission_count", 0)
                .build();
        byte[] mrnHash = HexFormat.of().parseHex(new Mrn(values.text("mrn")).blindIndex(event.tenant()));
        JsonObject sealed = phi.seal(event.tenant(), PHI, data);
        units.projector().persist(new PatientRow(event, values.id("patient_id"), mrnHash, sealed));
    }

    private void countAdmission(RecordedEvent event, UUID patient) {
        PatientRow row = units.projector().find(PatientRow.class, new RowKey(event.tenant(), patient));
        if (row == null) {
            throw new IllegalStateException("an admission of a patient that is not projected");
        }
        int count = row.data().getInt("admission_count");
        row.data(Doc.of(row.data()).with("admission_count", count + 1).build());
        row.touch(event.createdAt());
    }
}
