package org.flightplan.events;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.tenants.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * The one ordered writer of a node: it appends what has gathered in the queue in one commit, and while that commits, the
 * next batch gathers. It ends when the queue is closed and empty, or when it is told to.
 */
final class AppendWriter implements Runnable {

    private static final Logger LOG = Logger.getLogger(AppendWriter.class.getName());

    private record Flight(List<PendingAppend> batch, long since) {}

    private final AppendQueue queue;
    private final AppendCall call;
    private final LogSignal signal;
    private volatile @Nullable Flight flight;
    private volatile boolean dismissed;

    AppendWriter(AppendQueue queue, AppendCall call, LogSignal signal) {
        this.queue = queue;
        this.call = call;
        this.signal = signal;
    }

    @Override
    public void run() {
        try (call) {
            while (!dismissed && !queue.isDone()) {
                List<PendingAppend> batch = queue.next();
                if (batch.isEmpty()) {
                    call.rest();
                } else {
                    fly(batch);
                }
            }
        } catch (InterruptedException e) {
            LOG.warning("The append writer was interrupted");
        }
    }

    /** For how long the database has had the present batch. */
    long millisInFlight() {
        Flight present = flight;
        return present == null ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - present.since());
    }

    /** Asks the database to give up the present batch. */
    void cancel() {
        call.cancel();
    }

    /** Cuts the connection: the present batch fails, and the next one gets another. */
    void disconnect() {
        call.disconnect();
    }

    /** Has it end after the present batch, whose callers are told now that the outcome is unknown. */
    void dismiss() {
        dismissed = true;
        Flight present = flight;
        if (present != null) {
            fail(present.batch(), new LogUnavailable("the database does not answer"));
        }
    }

    private void fly(List<PendingAppend> batch) {
        flight = new Flight(batch, System.nanoTime());
        try {
            write(batch);
        } catch (RuntimeException | Error e) {
            // the class alone: a message may quote data
            LOG.log(
                    Level.SEVERE,
                    "An append batch failed unexpectedly: {0}",
                    e.getClass().getName());
            fail(batch, e);
        } finally {
            flight = null;
        }
    }

    private void write(List<PendingAppend> drained) {
        List<PendingAppend> batch = drained.stream().filter(this::stillStands).toList();
        if (batch.isEmpty()) {
            return;
        }
        try {
            complete(batch, call.execute(batch));
        } catch (SQLException e) {
            if (!DatabaseUnavailable.liesInTheData(e)) {
                fail(batch, new LogUnavailable("the database does not take appends now", e));
            } else if (batch.size() == 1) {
                String sqlState = String.valueOf(e.getSQLState());
                LOG.log(Level.SEVERE, "The database can''t keep an event: SQLSTATE {0}", sqlState);
                batch.get(0).promise().complete(new AppendResult.Unstorable(sqlState));
            } else {
                // one poison request fails the whole call: halve until it stands alone
                write(batch.subList(0, batch.size() / 2));
                write(batch.subList(batch.size() / 2, batch.size()));
            }
        }
    }

    private boolean stillStands(PendingAppend pending) {
        if (pending.isSuperseded()) {
            pending.promise().complete(new AppendResult.Superseded());
            return false;
        }
        return true;
    }

    private void complete(List<PendingAppend> batch, List<AppendResult> results) {
        results.stream()
                .filter(AppendResult.Appended.class::isInstance)
                .mapToLong(result -> ((AppendResult.Appended) result).position())
                .max()
                .ifPresent(signal::committed);
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).promise().complete(results.get(i));
        }
    }

    private static void fail(List<PendingAppend> batch, Throwable fault) {
        batch.forEach(pending -> pending.promise().completeExceptionally(fault));
    }
}
