package org.flightplan.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Background work goes on whatever happens to it, by itself, and says so. */
@Timeout(60)
class WorkerTest {

    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Workers workers = new Workers();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Thread> rounds = new LinkedBlockingQueue<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private Worker worker;

    @AfterEach
    void end() {
        never.countDown();
        worker.end();
    }

    @ParameterizedTest
    @ValueSource(strings = {"checked", "runtime", "error"})
    void a_round_that_fails_is_tried_again_by_the_same_thread(String kind) throws Exception {
        AtomicBoolean fails = new AtomicBoolean(true);
        begin(() -> {
            rounds.add(Thread.currentThread());
            if (fails.get()) {
                fail(kind);
            }
        });
        Thread first = rounds.take();
        await(() -> worker.problem().equals(Optional.of("synthetic work fails, and is tried again")));
        fails.set(false);
        assertEquals(first, rounds.take());
        await(() -> worker.problem().isEmpty());
    }

    @Test
    void a_thread_that_has_ended_is_replaced() throws Exception {
        begin(() -> rounds.add(Thread.currentThread()));
        Thread first = rounds.take();
        first.interrupt();
        first.join();
        rounds.clear();
        assertNotSame(first, rounds.take());
        await(() -> worker.problem().isEmpty());
    }

    @Test
    void what_a_round_waits_for_is_cut_off_and_the_same_thread_goes_on() throws Exception {
        CountDownLatch wire = new CountDownLatch(1);
        begin(new Worker.Round() {
            @Override
            public void run() throws SQLException, InterruptedException {
                rounds.add(Thread.currentThread());
                if (wire.getCount() > 0) {
                    wire.await();
                    throw new SQLException("cut", "08006");
                }
            }

            @Override
            public void cut() {
                wire.countDown();
            }
        });
        assertEquals(rounds.take(), rounds.take());
        await(() -> worker.problem().isEmpty());
    }

    @Test
    void a_round_that_does_not_come_back_at_all_is_said_and_another_thread_takes_over() throws Exception {
        AtomicBoolean hangs = new AtomicBoolean(true);
        begin(() -> {
            rounds.add(Thread.currentThread());
            if (hangs.getAndSet(false)) {
                uninterruptibly();
            }
        });
        Thread stuck = rounds.take();
        await(() -> worker.problem().equals(Optional.of("synthetic work does not come back from what it waits for")));
        assertNotSame(stuck, rounds.take());
        await(() -> worker.problem().isEmpty());
        never.countDown();
        stuck.join();
    }

    @Test
    void threads_that_never_come_back_do_not_become_more_and_more() throws Exception {
        begin(() -> {
            rounds.add(Thread.currentThread());
            uninterruptibly();
        });
        for (int i = 0; i < 3; i++) {
            rounds.take();
        }
        // the watch looks every second: time enough for two more
        await(() -> worker.overdueSeconds() > 8);
        assertEquals(
                3,
                threads.stream()
                        .filter(thread -> thread.getName().contains("synthetic"))
                        .count());
        assertTrue(rounds.isEmpty());
        assertTrue(worker.problem().isPresent());
    }

    @Test
    void whoever_ends_is_looked_after_no_more() throws Exception {
        begin(() -> rounds.add(Thread.currentThread()));
        Thread thread = rounds.take();
        assertEquals(List.of(worker), workers.all());
        worker.end();
        thread.join();
        assertEquals(List.of(), workers.all());
        assertEquals(Optional.empty(), workers.problem());
    }

    private void begin(Worker.Round round) {
        worker = workers.begin(new Worker.Plan("synthetic work", Duration.ofMillis(10), PATIENCE, () -> round), run -> {
            Thread thread = new Thread(run);
            threads.add(thread);
            return thread;
        });
    }

    private static void fail(String kind) throws Exception {
        switch (kind) {
            case "checked" -> throw new SQLException("synthetic", "08006");
            case "runtime" -> throw new IllegalStateException("synthetic");
            default -> throw new StackOverflowError("synthetic");
        }
    }

    private void uninterruptibly() {
        while (never.getCount() > 0) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
