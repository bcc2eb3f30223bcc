package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** For what happens by itself in a while. */
final class Waiting {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private Waiting() {}

    /** Asks again and again until it is so. */
    static void await(String what, BooleanSupplier condition) {
        long limit = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < limit, what);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }
}
