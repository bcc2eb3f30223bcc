package org.flightplan.bench.faults;

import java.time.Duration;

/**
 * The load that a fault meets.
 *
 * @param clients that work at once
 * @param perSecond commands that all of them begin together; 0 for as many as they can
 * @param looks how often each tail looks for new events; the feed's looks are many times as dear
 * @param before from its begin to the strike, at least
 * @param whole from its begin to its end, at least; it goes on for 2 seconds after the fault in any case
 */
record Shift(int clients, int perSecond, Looks looks, Duration before, Duration whole) {

    /** As much as the clients can, for as long as it takes. */
    static final Shift SHORT = new Shift(
            Integer.getInteger("faults.clients", 16), 0, new Looks(2, 50), Duration.ofSeconds(2), Duration.ZERO);

    /** A busy hospital's; a command may wait for a look of the projector, so that many work at once. */
    static final Shift OF_THE_DAY = new Shift(
            48,
            Integer.getInteger("faults.pace", 200),
            new Looks(20, 500),
            Duration.ofSeconds(4),
            Duration.ofSeconds(Integer.getInteger("faults.seconds", 60)));

    /**
     * How often is looked, in milliseconds.
     *
     * @param table as the superuser
     * @param feed as a client of the API
     */
    record Looks(int table, int feed) {}

    private static final Duration AFTER = Duration.ofSeconds(2);

    /** How long it goes on after the fault, when it began so long ago. */
    Duration after(Duration age) {
        Duration left = whole.minus(age);
        return left.compareTo(AFTER) > 0 ? left : AFTER;
    }

    /** Whether clients give up some commands after the first attempt, to learn what becomes of those. */
    boolean isHasty() {
        return perSecond == 0;
    }
}
