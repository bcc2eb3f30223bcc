package org.flightplan.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Stores what many threads have, with one commit for all that wait at a time: whoever is first in line stores for the
 * others behind, who find theirs done.
 */
final class GroupCommit<T> {

    /** Stores all of a batch, or none of it. */
    @FunctionalInterface
    interface Store<T> {
        void all(List<T> batch) throws SQLException;
    }

    private static final int MOST_AT_ONCE = 500;

    private static final class Waiting<T> {
        private final T item;
        private boolean settled;
        private @Nullable Throwable fault;

        private Waiting(T item) {
            this.item = item;
        }
    }

    private final Store<T> store;
    private final long longestWaitSeconds;
    private final ReentrantLock line = new ReentrantLock();
    private final ConcurrentLinkedQueue<Waiting<T>> waiting = new ConcurrentLinkedQueue<>();

    GroupCommit(Store<T> store, long longestWaitSeconds) {
        this.store = store;
        this.longestWaitSeconds = longestWaitSeconds;
    }

    /**
     * Comes back when the item is durable.
     *
     * @throws SQLException with which storing failed, whatever the fault, or when the line stood too long; it may be durable
     *     all the same
     */
    void put(T item) throws SQLException {
        Waiting<T> mine = new Waiting<>(item);
        waiting.add(mine);
        awaitTurn();
        try {
            // one whose batch was full may have to lead another
            while (!mine.settled) {
                storeNext();
            }
        } finally {
            line.unlock();
        }
        if (mine.fault instanceof SQLException fault) {
            throw fault;
        } else if (mine.fault != null) {
            throw new SQLException("storing failed unexpectedly", mine.fault);
        }
    }

    /** How many wait for the next commit. */
    int waiting() {
        return waiting.size();
    }

    private void awaitTurn() throws SQLException {
        try {
            if (!line.tryLock(longestWaitSeconds, TimeUnit.SECONDS)) {
                throw new SQLException("the line has not moved for " + longestWaitSeconds + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted in line", e);
        }
    }

    private void storeNext() {
        List<Waiting<T>> batch = new ArrayList<>();
        @Nullable Throwable fault = null;
        try {
            Waiting<T> next = waiting.poll();
            while (next != null) {
                batch.add(next);
                next = batch.size() < MOST_AT_ONCE ? waiting.poll() : null;
            }
            store.all(batch.stream().map(each -> each.item).toList());
        } catch (SQLException | RuntimeException | Error e) {
            // whoever is left unsettled would look for the item for ever, and hold the line
            fault = e;
        }
        for (Waiting<T> each : batch) {
            each.fault = fault;
            each.settled = true;
        }
    }
}
