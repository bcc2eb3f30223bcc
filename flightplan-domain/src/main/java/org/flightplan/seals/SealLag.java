package org.flightplan.seals;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** How old the oldest event is that is not sealed. */
@ApplicationScoped
public class SealLag {

    private static final double USUAL_SILENCE_SECONDS = 2;

    private record Seen(double seconds, long atNanos) {}

    private volatile Seen seen = new Seen(0, System.nanoTime());

    void is(double seconds) {
        seen = new Seen(seconds, System.nanoTime());
    }

    /**
     * In seconds, as this node last saw it; 0 when all is sealed. Since a node that can't look any more can't know, it grows
     * with the time of not looking. Alert above 5.
     */
    public double seconds() {
        Seen last = seen;
        double silence = (System.nanoTime() - last.atNanos()) / (double) TimeUnit.SECONDS.toNanos(1);
        return last.seconds() + Math.max(0, silence - USUAL_SILENCE_SECONDS);
    }
}
