package org.flightplan.bench.faults;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When commands begin: at a steady rate, whoever sends them. While none is answered their moments pass, and are made up for
 * afterwards: what a pause held up is counted as it would be in a hospital.
 */
final class Pace {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /** @param perSecond 0 for no limit */
    Pace(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Waits for the next moment that nobody has taken. */
    void await() {
        if (perSecond > 0) {
            long wait = next.getAndAdd(SECOND / perSecond) - System.nanoTime();
            if (wait > 0) {
                Waiting.pause(Duration.ofNanos(wait));
            }
        }
    }
}
