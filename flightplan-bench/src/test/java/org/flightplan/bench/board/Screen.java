package org.flightplan.bench.board;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.flightplan.bench.board.Look.Seen;
import org.flightplan.client.FlightPlanClient;
import org.jspecify.annotations.Nullable;

/**
 * A screen that shows the board as the console's page does ({@code js/board/board.js}, {@code js/refresher.js}): it reads it
 * when it is told of an event, and each minute; one reading at a time, with a pause of 0.8 s behind each, or of twice what it
 * took where that is longer. Each has a user, a connection and an event stream of its own.
 */
final class Screen implements AutoCloseable {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(800);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final FlightPlanClient viewer;
    private final BlockingQueue<Boolean> due = new ArrayBlockingQueue<>(1);
    private final List<Look> looks = new CopyOnWriteArrayList<>();
    private final Map<UUID, Seen> shown = new HashMap<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Thread reading = new Thread(() -> attempt(this::read), "screen");
    private final Thread following = new Thread(() -> attempt(this::follow), "notices");

    /** A screen that shows the board by now. */
    Screen(FlightPlanClient viewer) {
        this.viewer = viewer;
        look();
        reading.start();
        following.start();
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            // the day is over
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void follow() throws InterruptedException {
        viewer.notices().follow(looks.get(0).position(), notice -> due.offer(true));
    }

    private void read() throws InterruptedException {
        while (!Thread.interrupted()) {
            due.poll(MINUTE.toSeconds(), TimeUnit.SECONDS);
            long begin = System.nanoTime();
            look();
            long pause = Math.max(SHORTEST_PAUSE_NANOS, 2 * (System.nanoTime() - begin));
            TimeUnit.NANOSECONDS.sleep(Math.min(LONGEST_PAUSE_NANOS, pause));
        }
    }

    private void look() {
        var board = viewer.units().board(null, null);
        looks.add(Look.of(board, System.nanoTime(), this::known));
    }

    private Seen known(Seen seen) {
        Seen before = shown.put(seen.stay(), seen);
        if (seen.equals(before)) {
            shown.put(seen.stay(), before);
            return before;
        }
        return seen;
    }

    /** What it has been told so far. */
    List<Look> looks() {
        return List.copyOf(looks);
    }

    Look last() {
        return looks.get(looks.size() - 1);
    }

    /**
     * Fails when it could not go on.
     *
     * @throws IllegalStateException then
     */
    void check() {
        Throwable wrong = failure.get();
        if (wrong != null) {
            throw new IllegalStateException("A screen went dark", wrong);
        }
    }

    @Override
    public void close() {
        following.interrupt();
        reading.interrupt();
        viewer.close();
    }
}
