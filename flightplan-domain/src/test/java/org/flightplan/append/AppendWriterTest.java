package org.flightplan.append;

import static org.flightplan.append.LogOnPostgres.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flightplan.append.AppendResult.Appended;
import org.flightplan.append.AppendResult.Superseded;
import org.flightplan.append.AppendResult.VersionConflict;
import org.flightplan.events.LogSignal;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told when: callers of success by whom the writer asks to, all others before it goes on. */
class AppendWriterTest {

    private static final TenantId TENANT = new TenantId(new UUID(0, 7));
    private static final UUID STREAM = new UUID(1, 1);

    private final TestDatabase database = TestDatabase.migrated();
    private final AppendQueue queue = new AppendQueue();
    private AppendCall.Spent spent = new AppendCall.Spent(1_000_000, 100_000);

    @Test
    void while_others_wait_successes_are_told_by_another_thread_and_failures_by_the_writer() throws Exception {
        List<CompletableFuture<AppendResult>> first = new ArrayList<>();
        // more than a batch takes: when it is stored, others wait
        for (int i = 0; i < AppendQueue.MOST; i++) {
            first.add(submit(to(TENANT, i == 0 ? STREAM : UUID.randomUUID(), ExpectedVersion.exactly(0), 1)));
        }
        CompletableFuture<AppendResult> conflict = submit(to(TENANT, STREAM, ExpectedVersion.exactly(0), 1));
        List<CompletableFuture<AppendResult>> followers = IntStream.range(0, AppendQueue.MOST)
                .mapToObj(i -> submit(to(TENANT, UUID.randomUUID(), ExpectedVersion.noStream(), 1)
                        .on(conflict)))
                .toList();

        BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();
        Thread writer = writing(told);
        for (CompletableFuture<AppendResult> follower : followers) {
            assertInstanceOf(Superseded.class, follower.get(20, TimeUnit.SECONDS));
        }
        assertInstanceOf(VersionConflict.class, conflict.get());
        assertFalse(first.get(0).isDone(), "its caller is told when the other thread comes to it");
        told.take().run();
        for (CompletableFuture<AppendResult> each : first) {
            assertInstanceOf(Appended.class, each.getNow(null));
        }
        end(writer);
    }

    @Test
    void what_rests_on_a_stored_append_does_not_wait_until_its_caller_is_told() throws Exception {
        CompletableFuture<AppendResult> base = submit(to(TENANT, STREAM, ExpectedVersion.noStream(), 1));
        for (int i = 1; i < AppendQueue.MOST; i++) {
            queue.submit(to(TENANT, UUID.randomUUID(), ExpectedVersion.noStream(), 1));
        }
        // in the next batch, and the last one: the writer tells it itself
        CompletableFuture<AppendResult> follower =
                submit(to(TENANT, STREAM, ExpectedVersion.exactly(1), 1).on(base));
        BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();
        Thread writer = writing(told);
        assertInstanceOf(Appended.class, follower.get(20, TimeUnit.SECONDS));
        assertFalse(base.isDone());
        told.take().run();
        assertInstanceOf(Appended.class, base.get());
        end(writer);
    }

    @Test
    void a_lone_caller_is_told_by_the_writer() throws Exception {
        BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();
        Thread writer = writing(told);
        CompletableFuture<AppendResult> alone = submit(to(TENANT, STREAM, ExpectedVersion.noStream(), 1));
        assertInstanceOf(Appended.class, alone.get(20, TimeUnit.SECONDS));
        assertTrue(told.isEmpty());
        end(writer);
    }

    @Test
    void where_the_storing_takes_little_of_a_batchs_time_everybody_is_told_by_the_writer() throws Exception {
        spent = new AppendCall.Spent(100_000, 2_000_000);
        List<CompletableFuture<AppendResult>> all = IntStream.rangeClosed(0, AppendQueue.MOST)
                .mapToObj(i -> submit(to(TENANT, UUID.randomUUID(), ExpectedVersion.noStream(), 1)))
                .toList();
        BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();
        Thread writer = writing(told);
        for (CompletableFuture<AppendResult> each : all) {
            assertInstanceOf(Appended.class, each.get(20, TimeUnit.SECONDS));
        }
        assertTrue(told.isEmpty());
        end(writer);
    }

    @Test
    void what_is_stored_is_told_by_the_writer_when_no_other_thread_takes_it() throws Exception {
        List<CompletableFuture<AppendResult>> all = IntStream.rangeClosed(0, AppendQueue.MOST)
                .mapToObj(i -> submit(to(TENANT, UUID.randomUUID(), ExpectedVersion.noStream(), 1)))
                .toList();
        Thread writer = writing(call(), told -> {
            throw new RejectedExecutionException("synthetic");
        });
        for (CompletableFuture<AppendResult> each : all) {
            assertInstanceOf(Appended.class, each.get(20, TimeUnit.SECONDS));
        }
        end(writer);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_unchecked_fault_is_told_to_all_of_its_batch_and_the_next_one_is_stored(boolean error) throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        AppendCall faulty = new AppendCall(() -> database.as("flightplan_events")) {
            @Override
            Map<PendingAppend, AppendResult> execute(AppendBatch batch) throws SQLException {
                if (first.getAndSet(false)) {
                    if (error) {
                        throw new StackOverflowError();
                    }
                    throw new IllegalStateException();
                }
                return super.execute(batch);
            }
        };
        List<CompletableFuture<AppendResult>> batch = Stream.generate(
                        () -> submit(to(TENANT, UUID.randomUUID(), ExpectedVersion.noStream(), 1)))
                .limit(3)
                .toList();
        Thread writer = writing(faulty, Runnable::run);
        for (CompletableFuture<AppendResult> each : batch) {
            Throwable told = assertThrows(ExecutionException.class, () -> each.get(20, TimeUnit.SECONDS))
                    .getCause();
            assertEquals(error, told instanceof StackOverflowError);
            assertEquals(!error, told instanceof IllegalStateException);
        }
        CompletableFuture<AppendResult> next = submit(to(TENANT, STREAM, ExpectedVersion.noStream(), 1));
        assertInstanceOf(Appended.class, next.get(20, TimeUnit.SECONDS));
        end(writer);
    }

    private AppendCall call() {
        return new AppendCall(() -> database.as("flightplan_events")) {
            @Override
            Spent spent() {
                return spent;
            }
        };
    }

    private Thread writing(BlockingQueue<Runnable> told) {
        return writing(call(), told::add);
    }

    private Thread writing(AppendCall call, Executor answers) {
        Thread writer = new Thread(new AppendWriter(queue, call, new AppendTally(), new LogSignal(), answers));
        writer.start();
        return writer;
    }

    private void end(Thread writer) throws InterruptedException {
        queue.close();
        writer.join();
    }

    private CompletableFuture<AppendResult> submit(AppendRequest request) {
        return queue.submit(request).toCompletableFuture();
    }
}
