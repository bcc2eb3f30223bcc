package org.flightplan.trajectory.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.flightplan.events.RecordedEvent;
import org.flightplan.projections.Projection;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.trajectory.Changes;

/** Projects the changes from which trajectories are calculated. */
@ApplicationScoped
class TrajectoryProjection implements Projection {

    private final PersistenceUnits units;

    @Inject
    TrajectoryProjection(PersistenceUnits units) {
        this.units = units;
    }

    @SuppressWarnings("NullAway")
    protected TrajectoryProjection() {
        this(null);
    }

    @Override
    public String name() {
        return "trajectory";
    }

    @Override
    public void apply(RecordedEvent event) {
        Changes.of(event).ifPresent(change -> units.projector().persist(new ChangeRow(event, change)));
    }

    @Override
    public void clear() {
        units.projector().createQuery("delete from TrajectoryChange c").executeUpdate();
    }
}
