package org.flightplan.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flightplan.events.LogTail;
import org.flightplan.events.StreamKey;
import org.flightplan.projections.FaultIsolation.ProjectionFault;
import org.flightplan.projections.ProjectionStatus.Checkpoint;
import org.flightplan.projections.Projections.PositionRange;
import org.flightplan.projections.ReadModel.TableSet;

/** Keeps what queries read up with the log: rows and checkpoints in one transaction, on one node at a time. */
final class LiveProjection {

    private static final int PAGE = 1_000;

    private final Projections projections;
    private final LogTail log;
    private final Pages pages;
    private final ProjectionProgress progress;
    private final Transactions transactions;
    private final ParkedRetries retries;
    private final Checkpoints checkpoints = new Checkpoints(TableSet.LIVE);
    private final ParkedStreams parked = new ParkedStreams(TableSet.LIVE);
    private boolean registered;
    private boolean following;
    private boolean paused;

    LiveProjection(
            Projections projections, LogTail log, Pages pages, ProjectionProgress progress, Transactions transactions) {
        this.projections = projections;
        this.log = log;
        this.pages = pages;
        this.progress = progress;
        this.transactions = transactions;
        this.retries = new ParkedRetries(projections, log, pages, transactions);
    }

    /** Whether another node was projecting when this one last tried to. */
    boolean isFollowing() {
        return following;
    }

    /** Whether every projection was paused when it last looked: what is appended is then no reason to look again. */
    boolean isPaused() {
        return paused;
    }

    /**
     * Projects the next page, or what was parked and is due; false when there is nothing to do here now.
     *
     * @param told whether something was committed since the last look: then it projects without looking first
     */
    boolean step(boolean told) throws SQLException {
        register();
        if (!told && !isWorthLocking()) {
            return false;
        }
        return FaultIsolation.go(PAGE, this::page, this::park) || (progress.hasParked() && retry());
    }

    // no lock is taken while there is nothing to do; and so a follower learns how far another node has come
    private boolean isWorthLocking() throws SQLException {
        return transactions.look(connection -> {
            long head = log.head(connection);
            Map<String, Checkpoint> all = checkpoints.of(connection, projections.names());
            List<ParkedStreams.Entry> entries = parked.all(connection);
            if (all.size() < projections.names().size()) {
                registered = false;
                return false;
            }
            progress.parked(keys(entries));
            Map<String, Long> positions = Projections.positions(all);
            progress.advance(Collections.min(positions.values()));
            Map<String, Long> limits = projections.limits(all);
            limits.replaceAll((name, limit) -> Math.min(limit, head));
            following = false;
            paused = arePaused(all);
            return !PositionRange.next(positions, limits).isEmpty()
                    || entries.stream().anyMatch(entry -> isDue(entry, all));
        });
    }

    private boolean page(int most, boolean alone) throws SQLException {
        Map<String, Long> before = new TreeMap<>();
        Map<String, Long> reached = new TreeMap<>();
        boolean more = transactions.run(connection -> {
            Map<String, Checkpoint> all = lock(connection);
            if (following) {
                return false;
            }
            before.putAll(Projections.positions(all));
            reached.putAll(before);
            return pages.project(connection, reached, projections.limits(all), most, alone);
        });
        if (!reached.equals(before)) {
            progress.parked(pages.parked());
            progress.advance(Collections.min(reached.values()));
        } else if (!following && progress.reached() < Collections.min(reached.values())) {
            // another node has projected what this one was told of
            isWorthLocking();
        }
        return more;
    }

    private void park(ProjectionFault fault) throws SQLException {
        transactions.run(connection -> {
            Checkpoint checkpoint = lock(connection).get(fault.projection());
            // another node may have got over the event meanwhile: parked now, it would be projected twice
            boolean stands =
                    checkpoint != null && checkpoint.position() < fault.event().position();
            if (!following && stands) {
                parked.park(connection, fault);
            }
            return parked.all(connection);
        });
    }

    private boolean retry() throws SQLException {
        List<ParkedStreams.Entry> entries = transactions.look(parked::all);
        progress.parked(keys(entries));
        return retries.run(entries.stream()
                .filter(ParkedStreams.Entry::due)
                .map(ParkedStreams.Entry::stream)
                .toList());
    }

    private Map<String, Checkpoint> lock(Connection connection) throws SQLException {
        Map<String, Checkpoint> free = checkpoints.lockFree(connection, projections.names());
        following = free.size() < projections.names().size();
        paused = !following && arePaused(free);
        return free;
    }

    private static boolean arePaused(Map<String, Checkpoint> all) {
        return all.values().stream().allMatch(Checkpoint::paused);
    }

    private static boolean isDue(ParkedStreams.Entry entry, Map<String, Checkpoint> all) {
        Checkpoint checkpoint = all.get(entry.stream().projection());
        return entry.due() && checkpoint != null && !checkpoint.paused();
    }

    private static Set<StreamKey> keys(List<ParkedStreams.Entry> entries) {
        return entries.stream().map(entry -> entry.stream().key()).collect(Collectors.toSet());
    }

    private void register() throws SQLException {
        if (!registered) {
            transactions.run(connection -> {
                checkpoints.register(connection, projections.names());
                return projections;
            });
            registered = true;
        }
    }
}
