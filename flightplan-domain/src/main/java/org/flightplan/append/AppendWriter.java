package org.flightplan.append;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.append.AppendCall.Spent;
import org.flightplan.events.LogSignal;
import org.flightplan.events.LogUnavailable;
import org.flightplan.tenants.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * The one ordered writer of a node: it appends what has gathered in the queue in one commit, and while that commits, the
 * next batch gathers. It ends when the queue is closed and empty, or when it is told to.
 *
 * <p>Where a batch's time goes into its storing, the processor bounds it: it goes on at once with those who wait, and another
 * thread tells callers of their success. Where it goes into commits, or into waiting for other nodes, the number of batches
 * does: it tells callers first, so that they are back with their next requests for the next batch.
 */
final class AppendWriter implements Runnable {

    private static final Logger LOG = Logger.getLogger(AppendWriter.class.getName());

    private record Flight(List<PendingAppend> batch, long since) {}

    private final AppendQueue queue;
    private final AppendCall call;
    private final AppendTally tally;
    private final LogSignal signal;
    private final Executor answers;
    private volatile @Nullable Flight flight;
    private volatile boolean dismissed;

    /**
     * @param tally counts what the call does
     * @param answers tells callers of success; in the order in which it is asked to
     */
    AppendWriter(AppendQueue queue, AppendCall call, AppendTally tally, LogSignal signal, Executor answers) {
        this.queue = queue;
        this.call = call;
        this.tally = tally;
        this.signal = signal;
        this.answers = answers;
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

    private void fly(List<PendingAppend> drained) {
        try {
            write(drained);
        } catch (RuntimeException | Error e) {
            // the class alone: a message may quote data
            LOG.log(
                    Level.SEVERE,
                    "An append batch failed unexpectedly: {0}",
                    e.getClass().getName());
            fail(drained, e);
        } finally {
            flight = null;
        }
    }

    private void write(List<PendingAppend> drained) {
        List<PendingAppend> waiting = drained.stream().filter(this::stillStands).toList();
        int most = AppendQueue.MOST;
        while (!waiting.isEmpty()) {
            AppendBatch batch = AppendBatch.of(waiting, most);
            flight = new Flight(waiting, System.nanoTime());
            Map<PendingAppend, AppendResult> results = Map.of();
            try {
                results = stored(batch);
                most = AppendQueue.MOST;
            } catch (SQLException e) {
                if (!DatabaseUnavailable.liesInTheData(e)) {
                    fail(waiting, new LogUnavailable("the database does not take appends now", e));
                    return;
                }
                if (batch.size() == 1) {
                    results = Map.of(batch.requests().get(0), unstorable(e));
                }
                // one poison request fails the whole call: halve until it stands alone
                most = Math.max(1, batch.size() / 2);
            }
            complete(results);
            Set<PendingAppend> answered = results.keySet();
            waiting = waiting.stream()
                    .filter(pending -> !answered.contains(pending) && stillStands(pending))
                    .toList();
        }
    }

    private Map<PendingAppend, AppendResult> stored(AppendBatch batch) throws SQLException {
        long began = System.nanoTime();
        Map<PendingAppend, AppendResult> results = call.execute(batch);
        tally.batch(results.size(), System.nanoTime() - began);
        return results;
    }

    private static AppendResult unstorable(SQLException e) {
        String sqlState = String.valueOf(e.getSQLState());
        LOG.log(Level.SEVERE, "The database can''t keep an event: SQLSTATE {0}", sqlState);
        return new AppendResult.Unstorable(sqlState);
    }

    private boolean stillStands(PendingAppend pending) {
        if (pending.isSuperseded()) {
            pending.promise().complete(new AppendResult.Superseded());
            return false;
        }
        return true;
    }

    private void complete(Map<PendingAppend, AppendResult> results) {
        List<Runnable> successes = new ArrayList<>(results.size());
        results.forEach((pending, result) -> {
            if (result instanceof AppendResult.Appended) {
                successes.add(() -> pending.promise().complete(result));
            } else {
                // before the next batch: what rests on it must be known to have come to nothing
                pending.promise().complete(result);
            }
        });
        if (successes.isEmpty()) {
            return;
        }
        signal.nudge();
        int waiting = queue.size();
        Spent spent = call.spent();
        boolean fewBatches = storingAll(waiting + successes.size(), successes.size(), spent) < spent.around();
        if (fewBatches || waiting == 0) {
            successes.forEach(Runnable::run);
        } else {
            tellElsewhere(successes);
        }
    }

    private void tellElsewhere(List<Runnable> successes) {
        try {
            answers.execute(() -> successes.forEach(Runnable::run));
        } catch (RuntimeException | Error e) {
            // no thread takes it; what is stored must not be told as failed
            LOG.log(
                    Level.WARNING,
                    "The append writer tells callers itself: {0}",
                    e.getClass().getName());
            successes.forEach(Runnable::run);
        }
    }

    // and a third more, as measured: callers take about as long to come back as their requests take to be stored
    private static long storingAll(int present, int stored, Spent spent) {
        return spent.storing() * present / stored * 4 / 3;
    }

    private static void fail(List<PendingAppend> batch, Throwable fault) {
        batch.forEach(pending -> pending.promise().completeExceptionally(fault));
    }
}
