package org.flightplan.trajectory.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamReader;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.flightplan.trajectory.Change;
import org.flightplan.trajectory.KeptChange;
import org.flightplan.trajectory.Step;
import org.flightplan.trajectory.Trajectory;

/** Reads the trajectories of stays, ascending. */
@ApplicationScoped
public class TrajectoryQueries {

    private final PersistenceUnits units;
    private final PhiSeam phi;
    private final StreamReader streams;

    /** @param units where the rows are, {@code phi} their seam, {@code streams} for the past */
    @Inject
    public TrajectoryQueries(PersistenceUnits units, PhiSeam phi, StreamReader streams) {
        this.units = units;
        this.phi = phi;
        this.streams = streams;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TrajectoryQueries() {
        this(null, null, null);
    }

    /** The steps of a stay as it stands now; empty also for a stay that does not exist. */
    @TenantTransaction
    public List<Step> steps(TenantId tenant, UUID admission) {
        List<Change> changes = units.requests()
                .createQuery(
                        "select c from TrajectoryChange c where c.tenantId = :tenant and c.admissionId = :admission"
                                + " order by c.effectiveAt, c.position",
                        ChangeRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("admission", admission)
                .getResultStream()
                .map(ChangeRow::change)
                .flatMap(change -> opened(tenant, change))
                .toList();
        return Trajectory.of(changes);
    }

    /** The steps of a stay as it was recorded up to a moment. */
    public List<Step> stepsAsOf(TenantId tenant, UUID admission, Instant asOf) {
        // the stream is in the order of recording, and the sort keeps it for changes of one moment
        List<RecordedEvent> known = streams.streamAsOf(tenant, admission, asOf);
        return Trajectory.of(KeptChange.of(known).stream()
                .flatMap(change -> opened(tenant, change))
                .sorted(Comparator.comparing(Change::at))
                .toList());
    }

    private Stream<Change> opened(TenantId tenant, KeptChange change) {
        return change.opened(phi.open(tenant, KeptChange.PHI, change.data())).stream();
    }
}
