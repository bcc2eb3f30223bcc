package org.flightplan.append;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.flightplan.events.LogUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * Where requests wait for the node's writer, in their order. It outlives the writer that serves it. Requests come by way of
 * {@link EventLog}.
 */
public final class AppendQueue {

    /** The most requests of one commit. */
    static final int MOST = 1_000;

    /** The most requests that wait; the next one is told to come back. */
    static final int CAPACITY = 10_000;

    private static final long PATIENCE_MILLIS = 100;

    /**
     * Callers who may be back with their next request any moment.
     *
     * @param requests how many a batch may have with theirs, at most {@link #MOST}
     * @param until the moment of {@link System#nanoTime()} from which nobody is waited for
     */
    record Awaited(int requests, long until) {

        static Awaited nobody() {
            return new Awaited(0, System.nanoTime());
        }
    }

    /** A writer that has a first request, and waits until so many more are here. */
    private record Lingering(Thread writer, int more) {}

    private final BlockingQueue<PendingAppend> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private volatile boolean closed;
    private volatile @Nullable Lingering lingering;

    CompletionStage<AppendResult> submit(AppendRequest request) {
        PendingAppend pending = new PendingAppend(request);
        if (closed) {
            return CompletableFuture.failedStage(new LogUnavailable("the server is stopping"));
        }
        if (!waiting.offer(pending)) {
            return CompletableFuture.failedStage(new LogUnavailable("the append queue is full"));
        }
        Lingering patient = lingering;
        if (patient != null && waiting.size() >= patient.more()) {
            LockSupport.unpark(patient.writer());
        }
        if (closed && waiting.remove(pending)) {
            // the writer may have looked for the last time already
            return CompletableFuture.failedStage(new LogUnavailable("the server is stopping"));
        }
        return pending.promise();
    }

    /**
     * What has gathered, in its order; empty when nothing comes within a short wait. It lingers for more only where the
     * awaited say so.
     */
    List<PendingAppend> next(Awaited awaited) throws InterruptedException {
        List<PendingAppend> batch = new ArrayList<>();
        PendingAppend first = waiting.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            try {
                linger(awaited);
                waiting.drainTo(batch, MOST - 1);
            } catch (RuntimeException | Error e) {
                // they are not in the queue any more, and no writer has them: nobody else would tell their callers
                batch.forEach(pending -> pending.promise().completeExceptionally(e));
                throw e;
            }
        }
        return batch;
    }

    // woken by the last of those it waits for: to be woken by each, or to look by itself, costs more than it gains
    private void linger(Awaited awaited) {
        int more = awaited.requests() - 1;
        lingering = new Lingering(Thread.currentThread(), more);
        long left = awaited.until() - System.nanoTime();
        while (waiting.size() < more && left > 0) {
            LockSupport.parkNanos(this, left);
            left = awaited.until() - System.nanoTime();
        }
        lingering = null;
    }

    int size() {
        return waiting.size();
    }

    /** Takes no more; what waits is still written. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isDone() {
        return closed && waiting.isEmpty();
    }

    /** Tells those who still wait that nobody will write for them. */
    void refuseAll() {
        PendingAppend pending = waiting.poll();
        while (pending != null) {
            pending.promise().completeExceptionally(new LogUnavailable("the server is stopping"));
            pending = waiting.poll();
        }
    }
}
