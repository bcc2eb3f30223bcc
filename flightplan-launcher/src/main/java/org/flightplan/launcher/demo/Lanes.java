package org.flightplan.launcher.demo;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.flightplan.simulator.Command;

/**
 * Several commands at a time, but those of one lane one after the other, in the given order: a move before the
 * admission would be refused. The first failure stops the others.
 */
final class Lanes {

    private final int width;

    /**
     * So many commands at a time.
     *
     * @param width at least 1; 1 keeps the order of all commands
     */
    Lanes(int width) {
        this.width = width;
    }

    /** What is done with a command. */
    @FunctionalInterface
    interface Step {
        /** Returns when the command is accepted, throws when it is not. */
        void take(Command command) throws InterruptedException;
    }

    /**
     * Takes every command; returns when all are accepted.
     *
     * @throws DemoFailure the first one a step threw; commands behind it were not taken
     */
    void run(List<Command> commands, Step step) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(width);
        Semaphore free = new Semaphore(width);
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        Map<UUID, CompletableFuture<Void>> lanes = new HashMap<>();
        try {
            for (Command command : commands) {
                free.acquire();
                if (failure.get() != null) {
                    break;
                }
                CompletableFuture<Void> before =
                        lanes.getOrDefault(command.lane(), CompletableFuture.completedFuture(null));
                lanes.put(
                        command.lane(),
                        before.thenRunAsync(() -> take(command, step, failure), workers)
                                .whenComplete((nothing, thrown) -> free.release()));
            }
            awaitAll(lanes.values(), failure);
        } finally {
            workers.shutdownNow();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private static void awaitAll(Collection<CompletableFuture<Void>> lanes, AtomicReference<RuntimeException> failure) {
        try {
            CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            failure.compareAndSet(null, e);
        }
    }

    private static void take(Command command, Step step, AtomicReference<RuntimeException> failure) {
        if (failure.get() != null) {
            return;
        }
        try {
            step.take(command);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            throw e;
        }
    }
}
