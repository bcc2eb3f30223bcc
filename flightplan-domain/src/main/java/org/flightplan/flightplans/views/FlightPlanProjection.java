package org.flightplan.flightplans.views;

import static org.flightplan.fields.Doc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.Doc;
import org.flightplan.flightplans.FlightPlanEvents;
import org.flightplan.flightplans.FlightPlanId;
import org.flightplan.projections.Projection;
import org.flightplan.projections.views.RowKey;
import org.flightplan.tenants.PersistenceUnits;

/** Projects flight plans; a plan is completed by its admission's discharge. */
@ApplicationScoped
class FlightPlanProjection implements Projection {

    // the admissions' contract, by its stored name: a component sees another's events, not its code
    private static final String ADMISSION_DISCHARGED = "admission.discharged";

    private final PersistenceUnits units;

    @Inject
    FlightPlanProjection(PersistenceUnits units) {
        this.units = units;
    }

    @SuppressWarnings("NullAway")
    protected FlightPlanProjection() {
        this(null);
    }

    @Override
    public String name() {
        return "flightplans";
    }

    @Override
    public void apply(RecordedEvent event) {
        if (event.type().equals(FlightPlanEvents.CREATED)) {
            UUID admission = event.values().id("admission_id");
            var data = doc().with("status", event.values().text("status"));
            units.projector().persist(new FlightPlanRow(event, admission, data.build()));
        } else if (event.type().equals(ADMISSION_DISCHARGED)) {
            complete(event);
        }
    }

    @Override
    public void clear() {
        units.projector().createQuery("delete from FlightPlan f").executeUpdate();
    }

    private void complete(RecordedEvent discharged) {
        UUID plan = FlightPlanId.ofAdmission(discharged.stream().id()).value();
        FlightPlanRow row = units.projector().find(FlightPlanRow.class, new RowKey(discharged.tenant(), plan));
        if (row == null) {
            throw new IllegalStateException("the discharge of an admission whose plan is not projected");
        }
        row.data(Doc.of(row.data()).with("status", "completed").build());
        row.touch(discharged);
    }
}
