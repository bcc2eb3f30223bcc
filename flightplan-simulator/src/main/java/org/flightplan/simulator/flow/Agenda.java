package org.flightplan.simulator.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What will be done, and when; of one moment, what was entered first. */
final class Agenda {

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    private Instant now = Instant.MIN;
    private long count;

    private record Entry(Instant at, long number, Runnable what) {}

    Instant now() {
        return now;
    }

    void at(Instant moment, Runnable what) {
        entries.add(new Entry(moment, count++, what));
    }

    void in(Duration time, Runnable what) {
        at(now.plus(time), what);
    }

    /** Does all until a moment, that one included; what is entered for a moment that is over is done at once. */
    void goOnUntil(Instant end) {
        for (Entry next = entries.poll(); next != null && !next.at().isAfter(end); next = entries.poll()) {
            now = next.at().isAfter(now) ? next.at() : now;
            next.what().run();
        }
    }
}
