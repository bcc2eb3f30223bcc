package org.flightplan.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flightplan.events.LogTail;
import org.flightplan.events.RecordedEvent;
import org.flightplan.projections.Pages.PageSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the next page of the log, JSON included, on a thread and a connection of its own while the last one is projected.
 * The log never changes, so a full page that was read earlier is what would be read now; one that was not full may have
 * been filled since, and is read again.
 */
final class ReadAhead implements PageSource {

    /** Of a page that is older, a standby may have taken over that had lost its events. */
    private static final long LONGEST_NANOS = 1_000_000_000;

    private static final long LONGEST_READ_SECONDS = 30;

    private record Page(long after, int most, long readAt, CompletableFuture<List<RecordedEvent>> events) {}

    private final LogTail log;
    private final Transactions transactions;
    private final Executor executor;
    private @Nullable Page ahead;

    /** For one thread. */
    ReadAhead(LogTail log, Transactions transactions, Executor executor) {
        this.log = log;
        this.transactions = transactions;
        this.executor = executor;
    }

    @Override
    public List<RecordedEvent> after(Connection connection, long position, long through, int most) throws SQLException {
        List<RecordedEvent> events = full(position, most);
        if (events.isEmpty()) {
            events = log.after(connection, position, Long.MAX_VALUE, most);
        }
        long last = events.size() == most ? events.get(most - 1).position() : Long.MAX_VALUE;
        ahead = most > 1 && last < through ? page(last, most) : null;
        return events.stream().takeWhile(event -> event.position() <= through).toList();
    }

    /** The page, when it is the one that was read ahead, and is full; else empty. */
    private List<RecordedEvent> full(long position, int most) {
        Page page = ahead;
        if (page == null
                || page.after() != position
                || page.most() != most
                || System.nanoTime() - page.readAt() > LONGEST_NANOS) {
            return List.of();
        }
        try {
            List<RecordedEvent> events = page.events().get(LONGEST_READ_SECONDS, TimeUnit.SECONDS);
            return events.size() == most ? events : List.of();
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            // whoever reads it now meets the fault itself, if it is still there
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private Page page(long after, int most) {
        CompletableFuture<List<RecordedEvent>> events = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                events.complete(transactions.look(connection -> log.after(connection, after, Long.MAX_VALUE, most)));
                events.join().forEach(RecordedEvent::stored);
            } catch (SQLException | RuntimeException | Error e) {
                // whatever it is: the rebuild waits for this page
                events.completeExceptionally(e);
            }
        });
        return new Page(after, most, System.nanoTime(), events);
    }
}
