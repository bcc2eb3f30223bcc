package org.flightplan.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.flightplan.append.AppendResult;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.append.LogOnPostgres;
import org.flightplan.commands.CommandResult.Done;
import org.flightplan.commands.CommandResult.Refused;
import org.flightplan.commands.Counting.Count;
import org.flightplan.commands.Counting.Counted;
import org.flightplan.events.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many commands for one stream: decided one after the other, stored many a commit, and none on events that never came. */
class HotStreamTest {

    private final UUID stream = UUID.randomUUID();
    private final ExecutorService pool = Executors.newFixedThreadPool(8);
    private LogOnPostgres log;
    private CommandHandler handler;

    @BeforeEach
    void open() {
        log = new LogOnPostgres();
        handler = handler();
    }

    @AfterEach
    void close() throws InterruptedException {
        log.close();
        pool.shutdown();
    }

    @Test
    void every_command_is_decided_on_its_predecessors_events_and_many_share_a_commit() throws Exception {
        Aggregate<Count, Integer, Counted> counting = Counting.upTo(Integer.MAX_VALUE);
        for (CommandResult result : together(600, i -> Counting.count(counting, stream, "note", null))) {
            assertInstanceOf(Done.class, result);
        }
        assertEquals(IntStream.rangeClosed(1, 600).boxed().toList(), numbers());
        long commits = log.eventsOf(stream).stream()
                .map(RecordedEvent::createdAt)
                .distinct()
                .count();
        assertTrue(commits < 300, "600 events took " + commits + " commits");
    }

    @Test
    void a_refusal_counts_only_when_the_events_it_rests_on_are_durable() throws Exception {
        Aggregate<Count, Integer, Counted> counting = Counting.upTo(10);
        List<CommandResult> results = together(100, i -> Counting.count(counting, stream, "note", null));
        assertEquals(10, results.stream().filter(Done.class::isInstance).count());
        assertEquals(90, results.stream().filter(Refused.class::isInstance).count());
        assertEquals(IntStream.rangeClosed(1, 10).boxed().toList(), numbers());
    }

    @Test
    void what_rests_on_an_append_that_failed_is_decided_again() throws Exception {
        Aggregate<Count, Integer, Counted> counting = Counting.upTo(Integer.MAX_VALUE);
        List<CommandResult> results =
                together(200, i -> Counting.count(counting, stream, i % 50 == 20 ? "\u0000" : "note", null));
        assertEquals(4, results.stream().filter(Refused.class::isInstance).count());
        assertEquals(196, results.stream().filter(Done.class::isInstance).count());
        assertEquals(IntStream.rangeClosed(1, 196).boxed().toList(), numbers());
    }

    @Test
    void another_node_may_append_in_between_and_both_go_on() throws Exception {
        Aggregate<Count, Integer, Counted> counting = Counting.upTo(Integer.MAX_VALUE);
        CommandHandler otherNode = handler();
        List<CompletableFuture<CommandResult>> results = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            results.add(submit(handler, Counting.count(counting, stream, "one", null)));
            if (i % 4 == 0) {
                results.add(submit(otherNode, Counting.count(counting, stream, "other", null)));
            }
        }
        for (CompletableFuture<CommandResult> result : results) {
            assertInstanceOf(Done.class, result.get());
        }
        assertEquals(IntStream.rangeClosed(1, 250).boxed().toList(), numbers());
    }

    @Test
    void one_idempotency_key_counts_once() throws Exception {
        Aggregate<Count, Integer, Counted> counting = Counting.upTo(Integer.MAX_VALUE);
        List<CommandResult> results =
                together(60, i -> Counting.count(counting, stream, "note", i % 3 == 0 ? "the key" : null));
        for (CommandResult result : results) {
            assertInstanceOf(Done.class, result);
        }
        assertEquals(
                1,
                IntStream.range(0, 60)
                        .filter(i -> i % 3 == 0)
                        .mapToObj(i -> ((Done) results.get(i)).position())
                        .distinct()
                        .count());
        assertEquals(IntStream.rangeClosed(1, 41).boxed().toList(), numbers());
    }

    @Test
    void an_append_whose_base_failed_is_superseded_even_at_the_right_version() throws Exception {
        log.append(LogOnPostgres.to(Counting.TENANT, stream, ExpectedVersion.noStream(), 1));
        CompletableFuture<AppendResult> failed =
                CompletableFuture.completedFuture(new AppendResult.VersionConflict(stream, 0));
        var request = LogOnPostgres.to(Counting.TENANT, stream, ExpectedVersion.exactly(1), 1);
        assertInstanceOf(AppendResult.Superseded.class, log.append(request.on(failed)));
        assertInstanceOf(AppendResult.Appended.class, log.append(request));
    }

    private CommandHandler handler() {
        return new CommandHandler(log.reader(), log.log(), Clock.systemUTC(), new CommandThreads() {
            @Override
            public void execute(Runnable work) {
                pool.execute(work);
            }
        });
    }

    private List<CommandResult> together(int count, IntFunction<Submission<Count, Integer, Counted>> submission)
            throws Exception {
        List<CompletableFuture<CommandResult>> submitted = IntStream.range(0, count)
                .mapToObj(i -> submit(handler, submission.apply(i)))
                .toList();
        List<CommandResult> results = new ArrayList<>();
        for (CompletableFuture<CommandResult> each : submitted) {
            results.add(each.get());
        }
        return results;
    }

    private static CompletableFuture<CommandResult> submit(
            CommandHandler node, Submission<Count, Integer, Counted> submission) {
        return node.handle(submission).toCompletableFuture();
    }

    private List<Integer> numbers() throws Exception {
        return log.eventsOf(stream).stream()
                .map(event -> event.data().getInt("number"))
                .toList();
    }
}
