package org.flightplan.projections;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.flightplan.events.StreamKey;
import org.flightplan.tenants.TenantId;

/** How far every projection has come, as this node knows it, and who waits for it: a caller reads its own writes. */
@ApplicationScoped
public class ProjectionProgress {

    private final ConcurrentSkipListMap<Long, ConcurrentLinkedQueue<CompletableFuture<Boolean>>> waiting =
            new ConcurrentSkipListMap<>();
    private volatile long reached;
    private volatile Set<StreamKey> parked = Set.of();

    /**
     * Completes with true when every projection has passed a position, with false when the stream is parked or the time
     * is over. It completes on a thread of the projector or a timer: go on elsewhere with anything that blocks.
     */
    public CompletionStage<Boolean> passed(long position, TenantId tenant, UUID stream, long millis) {
        StreamKey key = new StreamKey(tenant, stream);
        return passed(position, millis).thenApply(passed -> passed && !parked.contains(key));
    }

    /** The same, whatever is parked: completes with false when the time is over. */
    public CompletionStage<Boolean> passed(long position, long millis) {
        CompletableFuture<Boolean> promise = new CompletableFuture<>();
        await(position, promise);
        // looked at after the promise is in the map: a passage between the two is not missed
        if (reached >= position) {
            promise.complete(true);
        }
        return promise.completeOnTimeout(false, millis, TimeUnit.MILLISECONDS).thenApply(passed -> {
            if (!passed) {
                // a projection that stands still for days must not fill the memory
                forget(position, promise);
            }
            return passed;
        });
    }

    private synchronized void await(long position, CompletableFuture<Boolean> promise) {
        waiting.computeIfAbsent(position, unused -> new ConcurrentLinkedQueue<>())
                .add(promise);
    }

    // synchronized with the adding: nobody adds to a queue that is being taken out
    private synchronized void forget(long position, CompletableFuture<Boolean> promise) {
        var promises = waiting.get(position);
        if (promises != null && promises.removeIf(each -> each == promise) && promises.isEmpty()) {
            waiting.remove(position, promises);
        }
    }

    /** The position that every projection has passed. */
    public long reached() {
        return reached;
    }

    /** How many streams some projection stands still with, as this node knows it: each is a reason for an alarm. */
    public int parkedStreams() {
        return parked.size();
    }

    boolean isAwaited() {
        return !waiting.isEmpty();
    }

    boolean hasParked() {
        return !parked.isEmpty();
    }

    void parked(Set<StreamKey> streams) {
        parked = streams;
    }

    void advance(long position) {
        // it may go back: a database that was replaced by its standby may have lost the newest events
        reached = position;
        completeThrough(position);
    }

    private void completeThrough(long position) {
        var due = waiting.headMap(position, true);
        for (Long key : due.keySet()) {
            var promises = waiting.remove(key);
            if (promises != null) {
                promises.forEach(promise -> promise.complete(true));
            }
        }
    }
}
