package org.flightplan.bench.faults;

import java.time.Duration;

/**
 * Something that happens to a stand under load.
 *
 * @param kind which trial it belongs to
 * @param strike makes it happen
 * @param lasts from its strike to its mending
 * @param mend undoes it; does nothing when it has not happened
 */
record Fault(FaultKind kind, Action strike, Duration lasts, Action mend) {

    /** One half of a fault. */
    interface Action {
        /** Does it; the round's number from 1 tells where, when there is a choice. */
        void in(int round) throws Exception;
    }
}
