package org.flightplan.commands;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Lets the commands of a stream have their turns one after the other on this node: each decides on what its predecessor
 * left, instead of losing the race for the version and starting again. No thread waits for its turn.
 */
final class StreamTurns {

    private record Key(TenantId tenant, UUID stream) {}

    private final ConcurrentHashMap<Key, CompletableFuture<?>> last = new ConcurrentHashMap<>();
    private final Executor executor;

    StreamTurns(Executor executor) {
        this.executor = executor;
    }

    /** Does the work now when the stream is idle, else when the one before is through. */
    @SuppressWarnings("FutureReturnValueIgnored") // its outcome is mine, which the caller gets
    <T> CompletionStage<T> take(TenantId tenant, UUID stream, Supplier<CompletionStage<T>> work) {
        Key key = new Key(tenant, stream);
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<?> before = last.put(key, mine);
        if (before == null) {
            go(key, mine, work);
        } else {
            before.whenCompleteAsync((unused, alsoUnused) -> go(key, mine, work), executor);
        }
        return mine;
    }

    private <T> void go(Key key, CompletableFuture<T> mine, Supplier<CompletionStage<T>> work) {
        try {
            work.get().whenComplete((result, fault) -> end(key, mine, result, fault));
        } catch (RuntimeException | Error fault) {
            end(key, mine, null, fault);
        }
    }

    @SuppressWarnings("NullAway") // one of result and fault is there; a result may be null where T allows it
    private <T> void end(Key key, CompletableFuture<T> mine, @Nullable T result, @Nullable Throwable fault) {
        last.remove(key, mine);
        if (fault == null) {
            mine.complete(result);
        } else {
            mine.completeExceptionally(fault);
        }
    }
}
