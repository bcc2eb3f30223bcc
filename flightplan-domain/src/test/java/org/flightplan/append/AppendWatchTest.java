package org.flightplan.append;

import static org.flightplan.append.LogOnPostgres.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flightplan.append.AppendResult.Appended;
import org.flightplan.events.LogSignal;
import org.flightplan.events.LogUnavailable;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A writer that dies or gets stuck is noticed, said, and replaced; no caller waits for ever. */
class AppendWatchTest {

    private static final long PATIENCE = 400;
    private static final String LOCK = "select pg_advisory_lock(7346190427351)";

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final TestDatabase database = TestDatabase.migrated();
    private final AppendQueue queue = new AppendQueue();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private AppendWatch watch;

    @BeforeEach
    void open() {
        watch = watching(queue, database.as("flightplan_events"), PATIENCE);
    }

    @AfterEach
    void close() throws InterruptedException {
        watch.drain(10_000);
    }

    @Test
    void one_that_has_not_started_yet_will_write_what_is_queued_and_is_no_problem() {
        AppendQueue own = new AppendQueue();
        AppendWatch unstarted =
                new AppendWatch(own, () -> writer(own, database.as("flightplan_events")), Thread::new, PATIENCE);
        assertTrue(unstarted.problem().isEmpty());
    }

    @Test
    void a_writer_that_died_is_replaced() throws Exception {
        assertInstanceOf(Appended.class, append().get());
        Thread first = threads.get(0);
        first.interrupt();
        first.join();
        assertInstanceOf(Appended.class, append().get(20, TimeUnit.SECONDS));
        assertEquals(2, threads.size());
        awaitNoProblem();
    }

    @Test
    void a_watch_that_finds_no_writer_looks_again() throws Exception {
        close();
        AppendQueue own = new AppendQueue();
        AtomicInteger made = new AtomicInteger();
        watch = new AppendWatch(
                own,
                () -> {
                    if (made.incrementAndGet() == 2) {
                        throw new OutOfMemoryError("synthetic: no thread is to be had");
                    }
                    return writer(own, database.as("flightplan_events"));
                },
                run -> {
                    Thread thread = new Thread(run);
                    threads.add(thread);
                    return thread;
                },
                PATIENCE);
        new Thread(watch).start();
        assertInstanceOf(
                Appended.class, own.submit(request()).toCompletableFuture().get(20, TimeUnit.SECONDS));
        threads.get(threads.size() - 1).interrupt();
        threads.get(threads.size() - 1).join();
        assertInstanceOf(
                Appended.class, own.submit(request()).toCompletableFuture().get(20, TimeUnit.SECONDS));
        assertEquals(3, made.get());
    }

    @Test
    void an_append_that_waits_for_the_lock_too_long_is_cancelled_and_not_stored() throws Exception {
        try (Connection peer = database.as("postgres").getConnection()) {
            peer.createStatement().execute(LOCK);
            CompletableFuture<AppendResult> stuck = append();
            awaitProblem();
            ExecutionException told = assertThrows(ExecutionException.class, () -> stuck.get(20, TimeUnit.SECONDS));
            assertInstanceOf(LogUnavailable.class, told.getCause());
        }
        assertInstanceOf(Appended.class, append().get(20, TimeUnit.SECONDS));
        awaitNoProblem();
        assertEquals(1, stored());
        assertEquals(1, threads.size(), "the writer itself went on");
    }

    @Test
    void an_append_that_waits_for_the_lock_a_short_while_is_stored() throws Exception {
        CompletableFuture<AppendResult> patient;
        try (Connection peer = database.as("postgres").getConnection()) {
            peer.createStatement().execute(LOCK);
            patient = append();
            awaitProblem();
        }
        assertInstanceOf(Appended.class, patient.get(20, TimeUnit.SECONDS));
    }

    @Test
    void a_writer_that_gets_no_answer_at_all_is_replaced() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        DataSource real = database.as("flightplan_events");
        close();
        AppendQueue own = new AppendQueue();
        watch = watching(
                own,
                (DataSource) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (p, m, a) -> {
                            if (first.getAndSet(false)) {
                                never.await();
                            }
                            return real.getConnection();
                        }),
                PATIENCE);
        CompletableFuture<AppendResult> stuck = own.submit(request()).toCompletableFuture();
        while (own.size() > 0) {
            Thread.onSpinWait();
        }
        awaitProblem();
        CompletableFuture<AppendResult> behind = own.submit(request()).toCompletableFuture();
        assertThrows(ExecutionException.class, () -> stuck.get(20, TimeUnit.SECONDS));
        assertInstanceOf(Appended.class, behind.get(20, TimeUnit.SECONDS));
        awaitNoProblem();
        never.countDown();
    }

    @Test
    void a_full_queue_refuses_at_once_and_recovers() throws Exception {
        AppendQueue own = new AppendQueue();
        AppendWatch patient = watching(own, database.as("flightplan_events"), 120_000);
        List<CompletableFuture<AppendResult>> taken = new ArrayList<>();
        try (Connection peer = database.as("postgres").getConnection()) {
            peer.createStatement().execute(LOCK);
            taken.add(own.submit(request()).toCompletableFuture());
            while (own.size() > 0) {
                Thread.onSpinWait();
            }
            for (int i = 0; i < AppendQueue.CAPACITY; i++) {
                taken.add(own.submit(request()).toCompletableFuture());
            }
            CompletableFuture<AppendResult> tooMany = own.submit(request()).toCompletableFuture();
            assertInstanceOf(
                    LogUnavailable.class,
                    assertThrows(ExecutionException.class, tooMany::get).getCause());
        }
        for (CompletableFuture<AppendResult> each : taken) {
            assertInstanceOf(Appended.class, each.get(60, TimeUnit.SECONDS));
        }
        assertInstanceOf(
                Appended.class, own.submit(request()).toCompletableFuture().get(20, TimeUnit.SECONDS));
        patient.drain(10_000);
    }

    private AppendWatch watching(AppendQueue served, DataSource events, long patience) {
        AppendWatch watching = new AppendWatch(
                served,
                () -> writer(served, events),
                run -> {
                    Thread thread = new Thread(run);
                    threads.add(thread);
                    return thread;
                },
                patience);
        new Thread(watching).start();
        return watching;
    }

    private static AppendWriter writer(AppendQueue served, DataSource events) {
        return new AppendWriter(
                served, new AppendCall(() -> events), new AppendTally(), new LogSignal(), Runnable::run);
    }

    private void awaitProblem() {
        await(true);
    }

    // it looks by itself, each while
    private void awaitNoProblem() {
        await(false);
    }

    private void await(boolean problem) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (watch.problem().isPresent() != problem) {
            assertTrue(System.nanoTime() < limit, () -> "a problem: " + watch.problem());
            Thread.onSpinWait();
        }
    }

    private CompletableFuture<AppendResult> append() {
        return queue.submit(request()).toCompletableFuture();
    }

    private AppendRequest request() {
        return to(tenant, UUID.randomUUID(), ExpectedVersion.noStream(), 1);
    }

    private int stored() throws Exception {
        try (Connection connection = database.as("postgres").getConnection();
                var row = connection.createStatement().executeQuery("select count(*) from event_store")) {
            row.next();
            return row.getInt(1);
        }
    }
}
