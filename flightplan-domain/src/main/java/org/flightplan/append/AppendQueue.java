package org.flightplan.append;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.flightplan.events.LogUnavailable;

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

    private final BlockingQueue<PendingAppend> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private volatile boolean closed;

    CompletionStage<AppendResult> submit(AppendRequest request) {
        PendingAppend pending = new PendingAppend(request);
        if (closed) {
            return CompletableFuture.failedStage(new LogUnavailable("the server is stopping"));
        }
        if (!waiting.offer(pending)) {
            return CompletableFuture.failedStage(new LogUnavailable("the append queue is full"));
        }
        if (closed && waiting.remove(pending)) {
            // the writer may have looked for the last time already
            return CompletableFuture.failedStage(new LogUnavailable("the server is stopping"));
        }
        return pending.promise();
    }

    /** What has gathered, in its order; empty when nothing comes within a short wait. */
    List<PendingAppend> next() throws InterruptedException {
        List<PendingAppend> batch = new ArrayList<>();
        PendingAppend first = waiting.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            waiting.drainTo(batch, MOST - 1);
        }
        return batch;
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
