package org.flightplan.append;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A request in the queue, and the caller's promise. Each is equal to itself alone. */
final class PendingAppend {

    private final EncodedAppend append;
    private final CompletableFuture<AppendResult> promise = new CompletableFuture<>();

    PendingAppend(AppendRequest request) {
        this.append = EncodedAppend.of(request);
    }

    EncodedAppend append() {
        return append;
    }

    CompletableFuture<AppendResult> promise() {
        return promise;
    }

    /** Whether the append it rests on has come to nothing. */
    boolean isSuperseded() {
        CompletionStage<AppendResult> base = append.request().base();
        return base != null && AppendResult.cameToNothing(base);
    }
}
