package org.flightplan.projections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.flightplan.events.LogTail;
import org.flightplan.tenants.DatabaseUnavailable;

/** How far the projections are, for those who watch over them; it shows positions and ids, no data. */
@ApplicationScoped
public class ProjectionStatus {

    private final LogTail log;
    private final Checkpoints checkpoints;
    private final ParkedStreams parked;

    @Inject
    ProjectionStatus(LogTail log, Checkpoints checkpoints, ParkedStreams parked) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.parked = parked;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ProjectionStatus() {
        this(null, null, null);
    }

    /**
     * The state at one moment.
     *
     * @param head position of the newest event in the log
     * @param checkpoints of every projection, by name
     * @param parked streams that a projection stands still with, by position
     */
    public record Snapshot(long head, List<Checkpoint> checkpoints, List<ParkedStream> parked) {

        /** By how many positions the slowest projection is behind. */
        public long lag() {
            long slowest =
                    checkpoints.stream().mapToLong(Checkpoint::position).min().orElse(0);
            return Math.max(0, head - slowest);
        }
    }

    /**
     * The state now.
     *
     * @throws DatabaseUnavailable when the database can't be asked; try again later
     */
    public Snapshot snapshot() {
        try {
            return new Snapshot(log.head(), checkpoints.all(), parked.all());
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }
}
