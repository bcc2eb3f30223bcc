package org.flightplan.bench.faults;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Lets time pass: a fault lasts, a load goes on, something comes to rest. */
final class Waiting {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Waiting() {}

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits until it is so.
     *
     * @throws IllegalStateException when it is not within the time
     */
    static void until(String what, Duration longest, Callable<Boolean> isSo) throws Exception {
        long end = System.nanoTime() + longest.toNanos();
        while (!isSo.call()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited " + longest.toSeconds() + " s in vain for " + what);
            }
            pause(BETWEEN_LOOKS);
        }
    }
}
