package org.flightplan.web.http;

import java.util.concurrent.atomic.AtomicLong;

/** How much of the heap bodies take that are still coming, on this node: an eighth at most. */
final class BodyMemory {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    /** @param limit in bytes */
    BodyMemory(long limit) {
        this.limit = limit;
    }

    static BodyMemory ofThisNode() {
        return new BodyMemory(Runtime.getRuntime().maxMemory() / 8);
    }

    /** Takes so many bytes; false, and nothing is taken, when there are not so many left. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    /** Gives bytes back that were taken. */
    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
