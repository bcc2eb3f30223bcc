package org.flightplan.bench.inside;

import java.util.concurrent.atomic.AtomicBoolean;

/** What this server does without, for as long as its price is measured. */
enum Without {
    /** New values are stored as they are. */
    ENCRYPTION,
    /** Looks are not recorded. */
    AUDIT;

    @SuppressWarnings("ImmutableEnumChecker") // a switch, set between two runs
    private final AtomicBoolean on = new AtomicBoolean();

    boolean isOn() {
        return on.get();
    }

    void set(boolean without) {
        on.set(without);
    }
}
