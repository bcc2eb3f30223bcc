package org.flightplan.events;

import java.util.concurrent.CompletableFuture;

/** A request in the queue, and the caller's promise. */
record PendingAppend(EncodedAppend append, CompletableFuture<AppendResult> promise) {

    PendingAppend(AppendRequest request) {
        this(EncodedAppend.of(request), new CompletableFuture<>());
    }
}
