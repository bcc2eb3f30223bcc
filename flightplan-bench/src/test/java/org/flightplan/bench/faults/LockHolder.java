package org.flightplan.bench.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flightplan.bench.stand.Database;

/** The session that holds the lock under which appends are stored. */
final class LockHolder {

    /** As {@code append_events} takes it; PostgreSQL shows it in two halves. */
    private static final String HOLDER = """
            select coalesce(min(pid), 0) from pg_locks
             where locktype = 'advisory' and granted and (classid::bigint << 32) | objid::bigint = 7346190427351
            """;

    private static final Duration LONGEST_CHASE = Duration.ofMinutes(4);
    private static final long LONGEST_LOOK_MILLIS = 500;

    private final Database database;
    private long held;

    LockHolder(Database database) {
        this.database = database;
    }

    /** Ends it in the middle of what it does, when there is one just now. */
    boolean terminate() {
        return database.number(
                        "select count(pg_terminate_backend(pid)) from (" + HOLDER + ") as holder (pid) where pid > 0")
                > 0;
    }

    /** Holds a session that holds the lock: it was stopped, and had the lock still. */
    void pause() throws Exception {
        Waiting.until("a session to be caught with the lock", LONGEST_CHASE, () -> {
            long pid = database.number(HOLDER);
            if (pid == 0) {
                return false;
            }
            signal("STOP", pid);
            held = pid;
            if (hasTheLockStill(pid)) {
                return true;
            }
            resume();
            return false;
        });
    }

    /** Lets it go on; nothing when none is held. */
    void resume() throws IOException, InterruptedException {
        if (held != 0) {
            signal("CONT", held);
            held = 0;
        }
    }

    private boolean hasTheLockStill(long pid) throws InterruptedException, ExecutionException {
        // a session may be stopped inside the lock table itself, and the question would wait for it
        CompletableFuture<Long> holder = CompletableFuture.supplyAsync(() -> database.number(HOLDER));
        try {
            return holder.get(LONGEST_LOOK_MILLIS, TimeUnit.MILLISECONDS) == pid;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        // it may have ended since; then it is not the holder, which is looked at next
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }
}
