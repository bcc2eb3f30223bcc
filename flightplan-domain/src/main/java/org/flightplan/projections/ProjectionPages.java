package org.flightplan.projections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flightplan.events.LogTail;
import org.flightplan.events.RecordedEvent;
import org.flightplan.tenants.DatabaseUnavailable;

/**
 * Projects one page of the log at a time: rows and checkpoints in one transaction. Projections that stand at the same
 * position go on together; one that lags catches up first.
 */
@ApplicationScoped
class ProjectionPages {

    private static final int PAGE = 1_000;
    private static final int ATTEMPTS = 3;
    private static final int REBUILD_SECONDS = 24 * 3_600;

    private final LogTail log;
    private final Checkpoints checkpoints;
    private final EventApplication application;
    private final ProjectionProgress progress;
    private final UserTransaction transaction;
    private final Map<String, Projection> projections = new TreeMap<>();

    private boolean registered;
    private volatile boolean rebuildRequested;
    private long seen;
    private boolean following;

    @Inject
    ProjectionPages(
            LogTail log,
            Checkpoints checkpoints,
            EventApplication application,
            ProjectionProgress progress,
            UserTransaction transaction,
            @Any Instance<Projection> all) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.application = application;
        this.progress = progress;
        this.transaction = transaction;
        if (all != null) {
            all.forEach(projection -> projections.put(projection.name(), projection));
        }
    }

    @SuppressWarnings("NullAway")
    protected ProjectionPages() {
        this(null, null, null, null, null, null);
    }

    /** The position behind which nothing was found. */
    long seen() {
        return seen;
    }

    /** Whether another node projects, and this one only watches how far it comes. */
    boolean isFollowing() {
        return following;
    }

    void requestRebuild() {
        rebuildRequested = true;
    }

    /** Projects the next page; false when there is nothing to do here now. */
    boolean project() throws Exception {
        register();
        if (rebuildRequested) {
            rebuild();
            return true;
        }
        try {
            return inTransaction(this::page);
        } catch (Exception e) {
            if (!DatabaseUnavailable.liesInTheData(e)) {
                throw e;
            }
            // one event may be at fault: go on event by event, and park the stream of one that can't be projected
            return inSingleSteps();
        }
    }

    private boolean page() throws SQLException {
        Map<String, Long> positions = checkpoints.lockFree(projections.keySet());
        following = positions.size() < projections.size();
        if (following) {
            follow();
            return false;
        }
        return page(positions, PAGE, false) > 0;
    }

    /** Projects up to so many events; the count of those it found. */
    private int page(Map<String, Long> positions, int limit, boolean alone) throws SQLException {
        long lowest = Collections.min(positions.values());
        long next = positions.values().stream()
                .filter(position -> position > lowest)
                .mapToLong(Long::longValue)
                .min()
                .orElse(Long.MAX_VALUE);
        Set<String> group = positions.entrySet().stream()
                .filter(entry -> entry.getValue() == lowest)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        List<RecordedEvent> events = log.after(lowest, next, limit);
        if (!events.isEmpty() || next != Long.MAX_VALUE) {
            application.apply(events, group.stream().map(projections::get).toList(), alone);
            seen = events.isEmpty() ? next : events.get(events.size() - 1).position();
            checkpoints.advance(group, seen);
        } else {
            seen = lowest;
        }
        return events.size();
    }

    private boolean inSingleSteps() throws Exception {
        for (int step = 0; step < PAGE; step++) {
            if (singleStep(1) == 0) {
                return false;
            }
        }
        return true;
    }

    private int singleStep(int attempt) throws Exception {
        try {
            return inTransaction(() -> page(checkpoints.lock(projections.keySet()), 1, true));
        } catch (ProjectionFault fault) {
            if (attempt < ATTEMPTS) {
                return singleStep(attempt + 1);
            }
            return inTransaction(() -> {
                application.park(fault.projection(), fault.event(), fault.reason());
                return 1;
            });
        }
    }

    // as when projecting live: an event that can't be projected parks its stream, and the others go on
    private void rebuild() throws Exception {
        List<ProjectionFault> faults = new ArrayList<>();
        boolean alone = false;
        while (rebuildRequested) {
            try {
                rebuild(faults, alone);
                rebuildRequested = false;
            } catch (ProjectionFault fault) {
                faults.add(fault);
            } catch (Exception e) {
                if (!DatabaseUnavailable.liesInTheData(e)) {
                    throw e;
                }
                // some event is at fault: go on event by event, so that it is named
                rebuildRequested = !alone;
                alone = true;
            }
        }
    }

    // everything in one transaction: readers see the old rows until the last new one is there
    private void rebuild(List<ProjectionFault> faults, boolean alone) throws Exception {
        transaction.setTransactionTimeout(REBUILD_SECONDS);
        try {
            inTransaction(() -> {
                Map<String, Long> positions = checkpoints.lock(projections.keySet());
                application.reset(projections.values());
                for (ProjectionFault fault : faults) {
                    application.park(fault.projection(), fault.event(), fault.reason());
                }
                checkpoints.advance(projections.keySet(), 0);
                positions.replaceAll((name, unused) -> 0L);
                while (page(positions, PAGE, alone) > 0) {
                    positions.replaceAll((name, unused) -> seen);
                }
                return true;
            });
        } finally {
            transaction.setTransactionTimeout(0);
        }
    }

    // another node projects: look how far it has come
    private void follow() throws SQLException {
        progress.advance(checkpoints.all().stream()
                .filter(checkpoint -> projections.containsKey(checkpoint.name()))
                .mapToLong(Checkpoint::position)
                .min()
                .orElse(0));
    }

    private void register() throws SQLException {
        if (!registered) {
            checkpoints.register(projections.keySet());
            registered = true;
        }
    }

    private <T> T inTransaction(Work<T> work) throws Exception {
        long seenBefore = seen;
        boolean committed = false;
        transaction.begin();
        try {
            T result = work.run();
            transaction.commit();
            committed = true;
            progress.advance(seen);
            return result;
        } finally {
            if (!committed) {
                seen = seenBefore;
            }
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        }
    }

    private interface Work<T> {
        T run() throws SQLException;
    }
}
