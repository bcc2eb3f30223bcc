package org.flightplan.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A reader that asks for what lies behind the last position it saw, again and again, whatever happens to the server it
 * asks; it notes the positions in the order in which it sees them.
 */
final class Tail implements AutoCloseable {

    /** How a reader asks; it may fail, and is asked again. */
    interface Page {
        /** The positions behind one, as they come. */
        List<Long> after(long position) throws Exception;
    }

    private static final Duration AFTER_A_FAULT = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Page page;
    private final Duration rest;
    private final List<Long> seen = new ArrayList<>();
    private final Thread thread;
    private volatile long last;
    private volatile boolean stopping;

    /**
     * A reader that begins at once.
     *
     * @param start what it does not want to see any more
     * @param rest between two questions
     */
    Tail(String name, long start, Duration rest, Page page) {
        this.page = page;
        this.rest = rest;
        this.last = start;
        this.thread = new Thread(this::follow, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until it has seen this position; then gives all it saw. */
    List<Long> seenUpTo(long position) throws Exception {
        Waiting.until(thread.getName() + " to see " + position, LONGEST, () -> last >= position);
        close();
        return List.copyOf(seen);
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        thread.join();
    }

    private void follow() {
        while (!stopping) {
            try {
                List<Long> found = page.after(last);
                seen.addAll(found);
                if (!found.isEmpty()) {
                    last = found.get(found.size() - 1);
                }
                Waiting.pause(rest);
            } catch (Exception e) {
                // the server is away: that is what the trial is about
                Waiting.pause(AFTER_A_FAULT);
            }
        }
    }
}
