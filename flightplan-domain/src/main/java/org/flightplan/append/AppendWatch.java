package org.flightplan.append;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps a writer at the queue. One that has ended is replaced at once. One whose batch the database does not give back is
 * helped in steps, each after the same patience: the batch is cancelled, the connection is cut, another writer takes over.
 * Callers of such a batch are told that the outcome is unknown; those who wait behind it are not concerned.
 */
final class AppendWatch implements Runnable {

    private static final Logger LOG = Logger.getLogger(AppendWatch.class.getName());

    private final AppendQueue queue;
    private final Supplier<AppendWriter> writers;
    private final ThreadFactory threads;
    private final long patienceMillis;

    private volatile AppendWriter writer;
    private volatile Thread thread;
    private int helped;

    /**
     * @param writers makes a writer for the queue
     * @param threads where writers run
     * @param patienceMillis how long a batch may take before it is helped, and between the steps
     */
    AppendWatch(AppendQueue queue, Supplier<AppendWriter> writers, ThreadFactory threads, long patienceMillis) {
        this.queue = queue;
        this.writers = writers;
        this.threads = threads;
        this.patienceMillis = patienceMillis;
        this.writer = writers.get();
        this.thread = threads.newThread(writer);
    }

    /** What is wrong with the writing now, in a sentence for the operator. */
    Optional<String> problem() {
        // one that is not started yet will write what is queued until then
        if (thread.getState() == Thread.State.TERMINATED) {
            return Optional.of("the append writer has ended and is being replaced");
        }
        long millis = writer.millisInFlight();
        return millis > patienceMillis / 4
                ? Optional.of("the database has not answered an append for " + millis / 1_000 + " s")
                : Optional.empty();
    }

    /** Starts the writer and looks after it until the queue is closed. */
    @Override
    public void run() {
        guarded(this::start);
        try {
            while (!queue.isClosed()) {
                TimeUnit.MILLISECONDS.sleep(Math.max(1, patienceMillis / 20));
                guarded(this::look);
            }
        } catch (InterruptedException e) {
            LOG.warning("The append writer's watch was interrupted: it is no longer replaced");
        }
    }

    // whatever it is, it looks again: nobody else would
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.log(
                    Level.SEVERE,
                    "ALARM: the append writer can''t be looked after now: {0}",
                    e.getClass().getName());
        }
    }

    /** Closes the queue and waits until what it holds is written. */
    void drain(long millis) throws InterruptedException {
        queue.close();
        thread.join(millis);
        if (thread.isAlive()) {
            writer.dismiss();
        }
        queue.refuseAll();
    }

    private void look() {
        if (!thread.isAlive() && !queue.isClosed()) {
            LOG.severe("ALARM: the append writer has ended; another takes over");
            replace();
        } else if (writer.millisInFlight() < patienceMillis) {
            helped = 0;
        } else if (writer.millisInFlight() > patienceMillis * (helped + 1)) {
            helped++;
            help();
        }
    }

    private void help() {
        switch (helped) {
            case 1 -> {
                LOG.severe("ALARM: the database does not answer an append; it is cancelled");
                writer.cancel();
            }
            case 2 -> {
                LOG.severe("ALARM: the database does not answer the cancelling of an append; the connection is cut");
                writer.disconnect();
            }
            default -> {
                LOG.severe("ALARM: the append writer is stuck; another takes over");
                replace();
            }
        }
    }

    private void replace() {
        writer.dismiss();
        writer = writers.get();
        thread = threads.newThread(writer);
        helped = 0;
        start();
    }

    private void start() {
        thread.setName("flightplan-append");
        thread.start();
    }
}
