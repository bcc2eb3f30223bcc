package org.flightplan.pools;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** How long this node has waited for a pool's connections since it started: when that grows, the pool is too small. */
public final class PoolUse {

    private final LongAdder lent = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    /** Something that gives a connection, or fails to. */
    public interface Lending<T, E extends Exception> {
        T lend() throws E;
    }

    /** Counts a connection that is asked for. */
    public <T, E extends Exception> T count(Lending<T, E> pool) throws E {
        long began = System.nanoTime();
        boolean given = false;
        try {
            T connection = pool.lend();
            given = true;
            return connection;
        } finally {
            (given ? lent : refused).increment();
            nanos.add(System.nanoTime() - began);
        }
    }

    /** Connections that were lent. */
    public long lent() {
        return lent.sum();
    }

    /** Connections that were asked for and not had: all were taken for too long, or the database was away. */
    public long refused() {
        return refused.sum();
    }

    /** What all that were asked for were waited for together, in seconds. */
    public double seconds() {
        return nanos.sum() / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
