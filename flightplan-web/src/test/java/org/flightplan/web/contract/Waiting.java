package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** For what happens by itself in a while. */
public final class Waiting {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    /** What is waited for, and how asking for it may fail. */
    @FunctionalInterface
    public interface Condition<E extends Exception> {
        boolean holds() throws E;
    }

    private Waiting() {}

    /** Asks again and again until it is so. */
    public static <E extends Exception> void await(String what, Condition<E> condition) throws E {
        long limit = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < limit, what);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }
}
