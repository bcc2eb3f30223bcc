package org.flightplan.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever comes back from a commit finds what he had stored, however many came at once. */
@Timeout(60)
class GroupCommitTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void everything_is_stored_once_before_its_thread_goes_on() {
        GroupCommit<Integer> commits = new GroupCommit<>(batches::add, 30);
        List<CompletableFuture<Void>> puts = IntStream.range(0, 2_000)
                .mapToObj(item -> run(() -> {
                    commits.put(item);
                    assertTrue(stored().contains(item));
                }))
                .toList();
        puts.forEach(CompletableFuture::join);
        assertEquals(
                IntStream.range(0, 2_000).boxed().toList(),
                stored().stream().sorted().toList());
    }

    @Test
    void those_who_wait_share_the_next_commit() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        GroupCommit<Integer> commits = new GroupCommit<>(
                batch -> {
                    batches.add(batch);
                    begun.countDown();
                    await(go);
                },
                30);
        List<CompletableFuture<Void>> puts = new ArrayList<>(List.of(run(() -> commits.put(0))));
        begun.await();
        for (int item = 1; item <= 20; item++) {
            int each = item;
            puts.add(run(() -> commits.put(each)));
        }
        while (commits.waiting() < 20) {
            Thread.onSpinWait();
        }
        go.countDown();
        puts.forEach(CompletableFuture::join);
        assertEquals(List.of(1, 20), batches.stream().map(List::size).toList());
    }

    @Test
    void a_fault_reaches_all_whose_batch_it_was_and_nobody_else() throws SQLException {
        AtomicInteger calls = new AtomicInteger();
        GroupCommit<Integer> commits = new GroupCommit<>(
                batch -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new SQLException("away", "08006");
                    }
                },
                30);
        assertEquals(
                "08006", assertThrows(SQLException.class, () -> commits.put(1)).getSQLState());
        commits.put(2);
        assertEquals(2, calls.get());
    }

    @ParameterizedTest
    @MethodSource("unchecked")
    void an_unchecked_fault_reaches_all_whose_batch_it_was_and_the_line_goes_on(Throwable fault) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        GroupCommit<Integer> commits = new GroupCommit<>(
                batch -> {
                    batches.add(batch);
                    int call = calls.incrementAndGet();
                    if (call == 1) {
                        begun.countDown();
                        await(go);
                    } else if (call == 2) {
                        GroupCommitTest.<RuntimeException>raise(fault);
                    }
                },
                30);
        CompletableFuture<Void> first = run(() -> commits.put(0));
        begun.await();
        List<CompletableFuture<Throwable>> told = IntStream.rangeClosed(1, 5)
                .mapToObj(item -> run(() -> commits.put(item))
                        .handle((unused, e) -> e.getCause().getCause()))
                .toList();
        while (commits.waiting() < 5) {
            Thread.onSpinWait();
        }
        go.countDown();
        first.join();
        for (CompletableFuture<Throwable> each : told) {
            Throwable thrown = each.get(20, TimeUnit.SECONDS);
            assertSame(fault, assertInstanceOf(SQLException.class, thrown).getCause());
        }
        commits.put(6);
        assertEquals(List.of(1, 5, 1), batches.stream().map(List::size).toList(), "nobody looked for what was gone");
    }

    private static Stream<Throwable> unchecked() {
        return Stream.of(new IllegalStateException("synthetic"), new StackOverflowError());
    }

    @SuppressWarnings("unchecked") // to throw what is not declared
    private static <E extends Throwable> void raise(Throwable fault) throws E {
        throw (E) fault;
    }

    @Test
    void nobody_stands_in_line_for_ever() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        GroupCommit<Integer> commits = new GroupCommit<>(
                batch -> {
                    begun.countDown();
                    await(go);
                },
                1);
        CompletableFuture<Void> first = run(() -> commits.put(0));
        begun.await();
        assertThrows(SQLException.class, () -> commits.put(1));
        go.countDown();
        first.join();
    }

    private List<Integer> stored() {
        synchronized (batches) {
            return batches.stream().flatMap(List::stream).toList();
        }
    }

    private interface Deed {
        void done() throws Exception;
    }

    private CompletableFuture<Void> run(Deed deed) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        deed.done();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
