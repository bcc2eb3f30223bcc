package org.flightplan.events;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A request in the queue, and the caller's promise. */
record PendingAppend(EncodedAppend append, CompletableFuture<AppendResult> promise) {

    PendingAppend(AppendRequest request) {
        this(EncodedAppend.of(request), new CompletableFuture<>());
    }

    /** Whether the append it rests on has come to nothing. */
    boolean isSuperseded() {
        CompletionStage<AppendResult> base = append.request().base();
        return base != null && AppendResult.cameToNothing(base);
    }
}
