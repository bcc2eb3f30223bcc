package org.flightplan.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import org.flightplan.events.LogUnavailable;
import org.flightplan.events.StreamKey;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A turn ends whatever happens in it, and those behind it get theirs. */
@Timeout(60)
class StreamTurnsTest {

    private static final StreamKey STREAM = new StreamKey(new TenantId(new UUID(0, 7)), new UUID(1, 1));

    private final AtomicBoolean refuses = new AtomicBoolean();
    private final Executor threads = work -> {
        if (refuses.get()) {
            throw new RejectedExecutionException("synthetic");
        }
        work.run();
    };
    private final StreamSequencer turns = new StreamSequencer(threads);

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class})
    void an_unchecked_fault_is_its_callers_alone(Class<? extends Throwable> type) throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletionStage<String> held = turns.inTurn(STREAM, turn -> first);
        CompletionStage<String> faulty = turns.inTurn(STREAM, turn -> {
            if (type == StackOverflowError.class) {
                throw new StackOverflowError();
            }
            throw new IllegalStateException();
        });
        CompletionStage<String> behind = turns.inTurn(STREAM, turn -> CompletableFuture.completedStage("behind"));
        first.complete("first");
        assertEquals("first", get(held));
        assertInstanceOf(
                type, assertThrows(ExecutionException.class, () -> get(faulty)).getCause());
        assertEquals("behind", get(behind));
    }

    @Test
    void commands_that_no_thread_takes_are_told_and_the_stream_goes_on() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletionStage<String> held = turns.inTurn(STREAM, turn -> first);
        List<CompletionStage<String>> behind = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            behind.add(turns.inTurn(STREAM, turn -> CompletableFuture.completedStage("behind")));
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
        assertEquals("next", get(turns.inTurn(STREAM, turn -> CompletableFuture.completedStage("next"))));
    }

    private static String get(CompletionStage<String> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
