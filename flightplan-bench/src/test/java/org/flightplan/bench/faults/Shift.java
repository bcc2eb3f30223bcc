package org.flightplan.bench.faults;

import java.time.Duration;

/**
 * The load that a fault meets.
 *
 * @param before from its begin to the strike, at least
 * @param whole from its begin to its end, at least; it goes on for 2 seconds after the fault in any case
 * @param perSecond commands that all clients begin together; 0 for as many as they can
 */
record Shift(Duration before, Duration whole, int perSecond) {

    /** As much as the clients can, for as long as it takes. */
    static final Shift SHORT = new Shift(Duration.ofSeconds(2), Duration.ZERO, 0);

    private static final Duration AFTER = Duration.ofSeconds(2);

    /** How long it goes on after the fault, when it began so long ago. */
    Duration after(Duration age) {
        Duration left = whole.minus(age);
        return left.compareTo(AFTER) > 0 ? left : AFTER;
    }
}
