package org.flightplan.commands;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.flightplan.events.LogUnavailable;
import org.flightplan.events.StreamKey;
import org.jspecify.annotations.Nullable;

/**
 * Lets the commands of a stream have their turns one after the other on this node. Each is decided on what its
 * predecessor leaves, before that is durable, so that the events of a hot stream share commits; if the predecessor's
 * append fails, so do those that rest on it, and they take new turns. No thread waits for its turn.
 */
final class StreamSequencer {

    /**
     * How many commands may follow each other on events in flight. Then the stream comes to rest for a commit, so that
     * another node, which reads what is durable, gets its turn too.
     */
    private static final int LONGEST_RUN = 256;

    private final ConcurrentHashMap<StreamKey, Turn> last = new ConcurrentHashMap<>();
    private final Executor executor;

    StreamSequencer(Executor executor) {
        this.executor = executor;
    }

    /** A command's turn at a stream. */
    static final class Turn {

        private final CompletableFuture<@Nullable DecisionBase<?, ?, ?>> left = new CompletableFuture<>();
        private @Nullable DecisionBase<?, ?, ?> inherited;
        private int run;

        /** What the predecessor has left; null when the log must be read. */
        @Nullable
        DecisionBase<?, ?, ?> inherited() {
            return inherited;
        }

        /** Leaves a decision base to the next command, which may go now. */
        void handOver(DecisionBase<?, ?, ?> decisionBase) {
            if (run < LONGEST_RUN) {
                left.complete(decisionBase);
            }
        }

        private void leave() {
            left.complete(null);
        }

        private void inherit(@Nullable DecisionBase<?, ?, ?> decisionBase, int length) {
            inherited = decisionBase;
            run = decisionBase == null ? 0 : length;
        }
    }

    /** Does the work now when the stream is idle, else when the one before hands over or ends. */
    @SuppressWarnings("FutureReturnValueIgnored") // its outcome is the promise, which the caller gets
    <T> CompletionStage<T> inTurn(StreamKey key, Function<Turn, CompletionStage<T>> work) {
        Turn mine = new Turn();
        CompletableFuture<T> promise = new CompletableFuture<>();
        Turn before = last.put(key, mine);
        if (before == null) {
            go(key, mine, work, promise);
        } else {
            before.left
                    .whenCompleteAsync(
                            (decisionBase, unused) -> {
                                mine.inherit(decisionBase, before.run + 1);
                                go(key, mine, work, promise);
                            },
                            executor)
                    .exceptionally(fault -> {
                        // no thread took it: those behind would wait for a turn that nobody ends; on a stack of its
                        // own,
                        // since each that ends may end the next
                        var refused = new LogUnavailable("no thread takes the command", fault);
                        CompletableFuture.runAsync(() -> end(key, mine, promise, null, refused));
                        return null;
                    });
        }
        return promise;
    }

    private <T> void go(
            StreamKey key, Turn mine, Function<Turn, CompletionStage<T>> work, CompletableFuture<T> promise) {
        try {
            work.apply(mine).whenComplete((result, fault) -> end(key, mine, promise, result, fault));
        } catch (RuntimeException | Error fault) {
            end(key, mine, promise, null, fault);
        }
    }

    @SuppressWarnings("NullAway") // one of result and fault is there; a result may be null where T allows it
    private <T> void end(
            StreamKey key, Turn mine, CompletableFuture<T> promise, @Nullable T result, @Nullable Throwable fault) {
        last.remove(key, mine);
        mine.leave();
        if (fault == null) {
            promise.complete(result);
        } else {
            promise.completeExceptionally(fault);
        }
    }
}
