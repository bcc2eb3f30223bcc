package org.flightplan.admissions.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.events.RecordedEvent;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.projections.Projection;
import org.flightplan.projections.views.RowKey;
import org.flightplan.tenants.PersistenceUnits;

/** Projects where each stay stands now. */
@ApplicationScoped
class AdmissionProjection implements Projection {

    private final PersistenceUnits units;
    private final PhiSeam phi;

    @Inject
    AdmissionProjection(PersistenceUnits units, PhiSeam phi) {
        this.units = units;
        this.phi = phi;
    }

    @SuppressWarnings("NullAway")
    protected AdmissionProjection() {
        this(null, null);
    }

    @Override
    public String name() {
        return "admissions";
    }

    @Override
    public void apply(RecordedEvent event) {
        if (event.type().equals(AdmissionEvents.CREATED)) {
            JsonObject stay = AdmissionFold.begin(event);
            units.projector().persist(new AdmissionRow(event, stay, sealed(event, stay)));
        } else if (event.stream().type().equals(AdmissionEvents.STREAM_TYPE)) {
            follow(event);
        }
    }

    @Override
    public void clear() {
        units.projector().createQuery("delete from Admission a").executeUpdate();
    }

    private void follow(RecordedEvent event) {
        AdmissionRow row = units.projector()
                .find(
                        AdmissionRow.class,
                        new RowKey(event.tenant(), event.stream().id()));
        if (row == null) {
            throw new IllegalStateException("an event of an admission that is not projected");
        }
        JsonObject before = phi.open(event.tenant(), AdmissionFold.PHI, row.data());
        JsonObject after = AdmissionFold.evolve(before, event);
        row.follow(event, after);
        row.data(sealed(event, after));
    }

    private JsonObject sealed(RecordedEvent event, JsonObject stay) {
        return phi.seal(event.tenant(), AdmissionFold.PHI, stay);
    }
}
