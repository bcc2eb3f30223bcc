package org.flightplan.events;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.tenants.DatabaseUnavailable;

/**
 * The one ordered writer of a node. Callers enqueue and go; one thread drains what has gathered, up to {@value #MOST}
 * requests, and appends it in one commit. It never lingers: a batch grows only while the one before it commits.
 */
final class AppendWriter implements Runnable {

    /** The most requests of one commit. */
    static final int MOST = 1_000;

    /** The most requests that wait; the next one is told to come back. */
    static final int QUEUE = 10_000;

    private static final Logger LOG = Logger.getLogger(AppendWriter.class.getName());

    private final BlockingQueue<PendingAppend> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AppendCall call;
    private final LogSignal signal;
    private volatile boolean stopping;

    AppendWriter(AppendCall call, LogSignal signal) {
        this.call = call;
        this.signal = signal;
    }

    CompletionStage<AppendResult> submit(AppendRequest request) {
        PendingAppend pending = new PendingAppend(request);
        if (stopping) {
            return CompletableFuture.failedStage(new LogUnavailable("the server is stopping"));
        }
        if (!queue.offer(pending)) {
            return CompletableFuture.failedStage(new LogUnavailable("the append queue is full"));
        }
        if (stopping && queue.remove(pending)) {
            // the writer may have looked for the last time already
            return CompletableFuture.failedStage(new LogUnavailable("the server is stopping"));
        }
        return pending.promise();
    }

    /** Appends until {@link #stop()}, then what is left in the queue. */
    @Override
    public void run() {
        List<PendingAppend> batch = new ArrayList<>();
        while (!stopping || !queue.isEmpty()) {
            try {
                PendingAppend first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MOST - 1);
                    write(batch);
                }
            } catch (InterruptedException e) {
                // the server ends its threads: leave the queue empty-handed callers in no doubt
                stopping = true;
            } catch (RuntimeException | Error e) {
                // the class alone: a message may quote data
                LOG.log(
                        Level.SEVERE,
                        "An append batch failed unexpectedly: {0}",
                        e.getClass().getName());
                batch.forEach(pending -> pending.promise().completeExceptionally(e));
            } finally {
                batch.clear();
            }
        }
        refuseTheRest();
    }

    /** Takes no more; what is queued is still written. */
    void stop() {
        stopping = true;
    }

    int queued() {
        return queue.size();
    }

    private void write(List<PendingAppend> drained) {
        List<PendingAppend> batch = drained.stream().filter(this::stillStands).toList();
        if (batch.isEmpty()) {
            return;
        }
        try {
            complete(batch, call.execute(batch));
        } catch (SQLException e) {
            if (!DatabaseUnavailable.liesInTheData(e)) {
                LogUnavailable away = new LogUnavailable("the database does not take appends now", e);
                batch.forEach(pending -> pending.promise().completeExceptionally(away));
            } else if (batch.size() == 1) {
                String sqlState = String.valueOf(e.getSQLState());
                LOG.log(Level.SEVERE, "The database can''t keep an event: SQLSTATE {0}", sqlState);
                batch.get(0).promise().complete(new AppendResult.Unstorable(sqlState));
            } else {
                // one poison request fails the whole call: halve until it stands alone
                write(batch.subList(0, batch.size() / 2));
                write(batch.subList(batch.size() / 2, batch.size()));
            }
        }
    }

    private boolean stillStands(PendingAppend pending) {
        if (pending.isSuperseded()) {
            pending.promise().complete(new AppendResult.Superseded());
            return false;
        }
        return true;
    }

    private void complete(List<PendingAppend> batch, List<AppendResult> results) {
        results.stream()
                .filter(AppendResult.Appended.class::isInstance)
                .mapToLong(result -> ((AppendResult.Appended) result).position())
                .max()
                .ifPresent(signal::committed);
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).promise().complete(results.get(i));
        }
    }

    private void refuseTheRest() {
        PendingAppend pending = queue.poll();
        while (pending != null) {
            pending.promise().completeExceptionally(new LogUnavailable("the server is stopping"));
            pending = queue.poll();
        }
    }
}
