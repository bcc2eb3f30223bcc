package org.flightplan.bench.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Signals to processes, by their number alone. */
final class Processes {

    private static final int LONGEST_END_SECONDS = 60;

    private Processes() {}

    /** Ends a process as {@code kill -9} does, and waits until it and its children have gone. */
    static void killAndAwaitFamily(ProcessHandle parent) {
        List<ProcessHandle> children = parent.descendants().toList();
        parent.destroyForcibly();
        awaitEnd(parent);
        children.forEach(Processes::awaitEnd);
    }

    /** Ends a process and its children as {@code kill -9} does, and waits until they have gone. */
    static void killFamily(ProcessHandle parent) {
        List<ProcessHandle> children = parent.descendants().toList();
        // the parent first: it would begin anew what its children leave
        parent.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(parent);
        children.forEach(Processes::awaitEnd);
    }

    /** Sends a signal such as {@code STOP} or {@code CONT}. */
    static void signal(String name, long pid) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("No signal " + name + " for process " + pid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until a process has gone; false when it has not within the time. */
    static boolean endsWithin(ProcessHandle process, int seconds) {
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            end.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until a process has gone. */
    static void awaitEnd(ProcessHandle process) {
        if (!endsWithin(process, LONGEST_END_SECONDS)) {
            throw new IllegalStateException("Process " + process.pid() + " does not end");
        }
    }
}
