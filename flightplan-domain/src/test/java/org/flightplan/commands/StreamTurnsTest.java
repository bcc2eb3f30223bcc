package org.flightplan.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flightplan.events.AppendResult;
import org.flightplan.events.LogUnavailable;
import org.flightplan.events.Related;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A turn ends whatever happens in it, and those behind it get theirs. */
@Timeout(60)
class StreamTurnsTest {

    private static final TenantId TENANT = new TenantId(new UUID(0, 7));
    private static final UUID STREAM = new UUID(1, 1);

    private final AtomicBoolean refuses = new AtomicBoolean();
    private final Executor threads = work -> {
        if (refuses.get()) {
            throw new RejectedExecutionException("synthetic");
        }
        work.run();
    };
    private final StreamSequencer turns = new StreamSequencer(new StreamMemory(100), threads);

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class})
    void an_unchecked_fault_is_its_callers_alone(Class<? extends Throwable> type) throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletionStage<String> held = turns.take(TENANT, STREAM, turn -> first);
        CompletionStage<String> faulty = turns.take(TENANT, STREAM, turn -> {
            if (type == StackOverflowError.class) {
                throw new StackOverflowError();
            }
            throw new IllegalStateException();
        });
        CompletionStage<String> behind = turns.take(TENANT, STREAM, turn -> CompletableFuture.completedStage("behind"));
        first.complete("first");
        assertEquals("first", get(held));
        assertInstanceOf(
                type, assertThrows(ExecutionException.class, () -> get(faulty)).getCause());
        assertEquals("behind", get(behind));
    }

    @Test
    void commands_that_no_thread_takes_are_told_and_the_stream_goes_on() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletionStage<String> held = turns.take(TENANT, STREAM, turn -> first);
        List<CompletionStage<String>> behind = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            behind.add(turns.take(TENANT, STREAM, turn -> CompletableFuture.completedStage("behind")));
        }
        refuses.set(true);
        first.complete("first");
        assertEquals("first", get(held));
        for (CompletionStage<String> each : behind) {
            Throwable told =
                    assertThrows(ExecutionException.class, () -> get(each)).getCause();
            assertInstanceOf(LogUnavailable.class, told);
        }
        refuses.set(false);
        assertEquals("next", get(turns.take(TENANT, STREAM, turn -> CompletableFuture.completedStage("next"))));
    }

    @Test
    void a_stream_that_can_not_be_remembered_is_no_reason_to_wait_for_it() throws Exception {
        AtomicBoolean tried = new AtomicBoolean();
        StreamMemory full = new StreamMemory(100, () -> {
            tried.set(true);
            throw new StackOverflowError();
        });
        StreamSequencer forgetful = new StreamSequencer(full, threads);
        CompletionStage<String> first = forgetful.take(TENANT, STREAM, turn -> {
            turn.handOver(decisionBase());
            return CompletableFuture.completedStage("first");
        });
        assertEquals("first", get(first));
        CompletionStage<String> next = forgetful.take(TENANT, STREAM, turn -> CompletableFuture.completedStage("next"));
        assertEquals("next", get(next));
        assertTrue(tried.get(), "nothing was to be remembered");
    }

    private static DecisionBase<?, ?, ?> decisionBase() {
        AppendResult stored = new AppendResult.Appended(List.of(new AppendResult.Place(1, 1)));
        return new DecisionBase<>(
                Counting.upTo(9),
                1,
                1,
                Related.Found.NOTHING,
                false,
                List.of(),
                CompletableFuture.completedStage(stored));
    }

    private static String get(CompletionStage<String> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
