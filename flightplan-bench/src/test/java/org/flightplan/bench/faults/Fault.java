package org.flightplan.bench.faults;

import java.time.Duration;

/**
 * Something that happens to a stand under load.
 *
 * @param kind which trial it belongs to
 * @param strike makes it happen
 * @param lasts from its strike to its mending
 * @param mend undoes it; does nothing when it has not happened
 * @param shift the load that it meets
 */
record Fault(FaultKind kind, Action strike, Duration lasts, Action mend, Shift shift) {

    /** One that meets as much load as the clients can make. */
    Fault(FaultKind kind, Action strike, Duration lasts, Action mend) {
        this(kind, strike, lasts, mend, Shift.SHORT);
    }

    /** One half of a fault. */
    interface Action {
        /** Does it; the round's number from 1 tells where, when there is a choice. */
        void in(int round) throws Exception;
    }
}
