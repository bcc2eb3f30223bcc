package org.flightplan.health;

import java.util.concurrent.TimeUnit;

/** How far something is behind, as this node last saw it. A node that can't look can't know: it grows with the time of not looking. */
public final class Lag {

    private record Seen(double seconds, long atNanos) {}

    private final double usualSilenceSeconds;
    private volatile Seen seen = new Seen(0, System.nanoTime());

    /** @param usualSilenceSeconds between one look and the next, which is nobody's lag */
    public Lag(double usualSilenceSeconds) {
        this.usualSilenceSeconds = usualSilenceSeconds;
    }

    /** What was just seen; 0 when nothing is behind. */
    public void is(double seconds) {
        seen = new Seen(seconds, System.nanoTime());
    }

    /** In seconds. */
    public double seconds() {
        Seen last = seen;
        double silence = (System.nanoTime() - last.atNanos()) / (double) TimeUnit.SECONDS.toNanos(1);
        return last.seconds() + Math.max(0, silence - usualSilenceSeconds);
    }
}
