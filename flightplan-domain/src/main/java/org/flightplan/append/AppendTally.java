package org.flightplan.append;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What this node's writer has had the database append since the start: requests by batches tell how they gather. */
@ApplicationScoped
public class AppendTally {

    private final LongAdder batches = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    void batch(int size, long took) {
        batches.increment();
        requests.add(size);
        nanos.add(took);
    }

    /** Calls of the append function, each one commit. */
    public long batches() {
        return batches.sum();
    }

    /** Requests in them. */
    public long requests() {
        return requests.sum();
    }

    /** What the calls took together, in seconds. */
    public double seconds() {
        return nanos.sum() / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
