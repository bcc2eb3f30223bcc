package org.flightplan.projections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flightplan.events.LogTail;
import org.flightplan.tenants.DatabaseUnavailable;

/** How far the projections are, for those who watch over them; it shows positions and ids, no data. */
@ApplicationScoped
public class ProjectionStatus {

    private final LogTail log;
    private final ProjectionControl control;

    /** @param log whose head is the measure, {@code control} which projections there are */
    @Inject
    public ProjectionStatus(LogTail log, ProjectionControl control) {
        this.log = log;
        this.control = control;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ProjectionStatus() {
        this(null, null);
    }

    /**
     * The state at one moment.
     *
     * @param head position of the newest event in the log
     * @param checkpoints of every projection, by name
     * @param parked streams that a projection stands still with, by position
     * @param rebuild the newest one, or empty when none was ever asked for
     */
    public record Snapshot(
            long head, List<Checkpoint> checkpoints, List<ParkedStream> parked, Optional<RebuildProgress> rebuild) {

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
            return Transactions.onServer()
                    .look(connection -> new Snapshot(
                            log.head(connection),
                            List.copyOf(new Checkpoints(Edition.LIVE)
                                    .of(connection, control.names())
                                    .values()),
                            new ParkedStreams(Edition.LIVE)
                                    .all(connection).stream()
                                            .map(ParkedStreams.Entry::stream)
                                            .toList(),
                            RebuildRequest.progress(connection)));
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }
}
