package org.flightplan.pools;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** How long this node has waited for a pool's connections since it started: when that grows, the pool is too small. */
public final class PoolUse {

    private final LongAdder lent = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder full = new LongAdder();
    private final LongAdder away = new LongAdder();

    /** Something that gives a connection, or fails to. */
    public interface Lending<T, E extends Exception> {
        T lend() throws E;
    }

    /** Counts a connection that is asked for. */
    public <T, E extends Exception> T count(Lending<T, E> pool) throws E {
        long began = System.nanoTime();
        try {
            T connection = pool.lend();
            lent.increment();
            nanos.add(System.nanoTime() - began);
            return connection;
        } catch (Exception e) {
            (isOfTheDatabase(e) ? away : full).increment();
            throw e;
        }
    }

    // a pool that has none left says so in its own words; the database always gives a state
    private static boolean isOfTheDatabase(Throwable fault) {
        for (Throwable at = fault; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                return true;
            }
        }
        return false;
    }

    /** Connections that were lent. */
    public long lent() {
        return lent.sum();
    }

    /** What those were waited for together, in seconds. */
    public double seconds() {
        return nanos.sum() / (double) TimeUnit.SECONDS.toNanos(1);
    }

    /** Connections that were not had because all were taken. */
    public long full() {
        return full.sum();
    }

    /** Connections that were not had because the database gave none. */
    public long away() {
        return away.sum();
    }
}
