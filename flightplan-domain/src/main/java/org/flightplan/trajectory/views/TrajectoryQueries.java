package org.flightplan.trajectory.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.events.StreamReader;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.flightplan.trajectory.Change;
import org.flightplan.trajectory.Changes;
import org.flightplan.trajectory.Step;
import org.flightplan.trajectory.Trajectory;

/** Reads the trajectories of stays, ascending. */
@ApplicationScoped
public class TrajectoryQueries {

    private final PersistenceUnits units;
    private final StreamReader streams;

    /** @param units where the rows are, {@code streams} for the past */
    @Inject
    public TrajectoryQueries(PersistenceUnits units, StreamReader streams) {
        this.units = units;
        this.streams = streams;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TrajectoryQueries() {
        this(null, null);
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
                .toList();
        return Trajectory.of(changes);
    }

    /** The steps of a stay as it was recorded up to a moment. */
    public List<Step> stepsAsOf(TenantId tenant, UUID admission, Instant asOf) {
        // the stream is in the order of recording, and the sort keeps it for changes of one moment
        return Trajectory.of(streams.stream(tenant, admission).stream()
                .filter(event -> !event.createdAt().isAfter(asOf))
                .map(Changes::of)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Change::at))
                .toList());
    }
}
