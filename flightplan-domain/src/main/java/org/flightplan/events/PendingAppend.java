package org.flightplan.events;

import java.util.concurrent.CompletableFuture;

/** A request in the queue, and the caller's promise. */
record PendingAppend(AppendRequest request, CompletableFuture<AppendResult> promise) {

    PendingAppend(AppendRequest request) {
        this(request, new CompletableFuture<>());
    }
}
