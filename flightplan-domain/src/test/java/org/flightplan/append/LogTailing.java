package org.flightplan.append;

import static org.junit.jupiter.api.Assertions.fail;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flightplan.events.RecordedEvent;

/** Reads the log as it grows, always behind the last position it saw. */
final class LogTailing implements AutoCloseable {

    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final List<Long> seen = new CopyOnWriteArrayList<>();
    private final LogOnPostgres log;
    private final Thread thread = new Thread(this::tail, "test-tail");
    private volatile boolean stopping;

    LogTailing(LogOnPostgres log) {
        this.log = log;
        thread.start();
    }

    /** What was seen, in that order, once it is so much. */
    List<Long> awaitPositions(int count) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (seen.size() < count && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        stopping = true;
        thread.join();
        return List.copyOf(seen);
    }

    private void tail() {
        long last = 0;
        try {
            while (!stopping) {
                for (RecordedEvent event : log.after(last)) {
                    seen.add(event.position());
                    last = event.position();
                }
            }
        } catch (SQLException e) {
            fail(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        thread.join();
    }
}
