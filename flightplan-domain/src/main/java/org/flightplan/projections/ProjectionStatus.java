package org.flightplan.projections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flightplan.events.LogTail;
import org.flightplan.projections.ReadModel.TableSet;
import org.flightplan.tenants.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;

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
     * How far a projection has come.
     *
     * @param name the projection's
     * @param position of the last event it has projected; 0 before the first
     * @param updatedAt when it last moved
     * @param paused whether it is to stand still
     */
    public record Checkpoint(String name, long position, Instant updatedAt, boolean paused) {}

    /**
     * The state at one moment.
     *
     * @param head position of the newest event in the log
     * @param checkpoints of every projection, by name
     * @param behind those that have not projected all, and how old the oldest event is that they have not, in seconds
     * @param parked streams that a projection stands still with, by position
     * @param rebuild the newest one, or empty when none was ever asked for
     */
    public record Snapshot(
            long head,
            List<Checkpoint> checkpoints,
            Map<String, Double> behind,
            List<ParkedStream> parked,
            Optional<RebuildProgress> rebuild) {

        /** By how many positions the slowest projection is behind. */
        public long lag() {
            return checkpoints.stream().mapToLong(this::lag).max().orElse(head);
        }

        /** By how many positions one is behind. */
        public long lag(Checkpoint checkpoint) {
            return Math.max(0, head - checkpoint.position());
        }

        /** How old the oldest event is that some projection has not projected, in seconds; 0 when all have. */
        public double lagSeconds() {
            return ProjectionLag.most(behind);
        }

        /** How old the oldest event is that one has not projected, in seconds; 0 when it has projected all. */
        public double lagSeconds(Checkpoint checkpoint) {
            return behind.getOrDefault(checkpoint.name(), 0.0);
        }
    }

    /**
     * How far the newest rebuild is. Rate and estimate are averages since it began.
     *
     * @param requestedAt when it was asked for
     * @param startedAt when it began, or null before that and when it is over
     * @param position up to which it has projected
     * @param target how far it is to go now; that moves on with the log
     * @param updatedAt when its last page was written
     * @param finishedAt when it was over, or null
     */
    public record RebuildProgress(
            Instant requestedAt,
            @Nullable Instant startedAt,
            long position,
            long target,
            @Nullable Instant updatedAt,
            @Nullable Instant finishedAt) {

        private static final double MILLIS_A_SECOND = 1_000;

        /** requested, running or finished. */
        public String state() {
            if (finishedAt != null) {
                return "finished";
            }
            return startedAt == null ? "requested" : "running";
        }

        /** Positions a second; 0 while nothing can be said. */
        public double perSecond() {
            if (startedAt == null || updatedAt == null) {
                return 0;
            }
            double millis = Duration.between(startedAt, updatedAt).toMillis();
            return millis <= 0 ? 0 : position * MILLIS_A_SECOND / millis;
        }

        /** Seconds until it has reached its target, at the rate so far; null while nothing can be said. */
        public @Nullable Long etaSeconds() {
            double rate = perSecond();
            return rate <= 0 ? null : Math.max(0, Math.round((target - position) / rate));
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
                            List.copyOf(new Checkpoints(TableSet.LIVE)
                                    .of(connection, control.names())
                                    .values()),
                            ProjectionLag.behind(connection, control.names()),
                            new ParkedStreams(TableSet.LIVE)
                                    .all(connection).stream()
                                            .map(ParkedStreams.Entry::stream)
                                            .toList(),
                            RebuildRequest.progress(connection)));
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }
}
