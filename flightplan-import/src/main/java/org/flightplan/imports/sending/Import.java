package org.flightplan.imports.sending;

import jakarta.json.JsonObject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.flightplan.client.FlightPlanClient;
import org.jspecify.annotations.Nullable;

/** One run: reads a source, and sends its groups side by side. */
public final class Import {

    private final FlightPlanClient client;
    private final Report report;
    private final @Nullable Trial trial;
    private final int atOnce;
    private final Total total = new Total();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * @param client in the name of a service with the role {@code interface}
     * @param report takes the rows that are rejected
     * @param dryRun whether nothing is to be written
     * @param atOnce how many groups are sent at a time
     */
    public Import(FlightPlanClient client, Report report, boolean dryRun, int atOnce) {
        this.client = client;
        this.report = report;
        this.trial = dryRun ? new Trial(this::schema) : null;
        this.atOnce = atOnce;
    }

    private JsonObject schema(String eventType) {
        return client.send("GET", "/events/schemas/" + eventType, null);
    }

    /**
     * Imports all that is not there yet.
     *
     * @param progress is told of the rows so far, after each group
     * @throws org.flightplan.client.problems.FlightPlanException when the server does not answer, or refuses the token: run it again
     * @throws Source.SourceException when the source can't be read on
     */
    public Tally run(Source source, Consumer<Tally> progress) {
        Target target = new Target(client);
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        Semaphore free = new Semaphore(2 * atOnce);
        try {
            source.read(group -> submit(threads, free, () -> {
                Tally of = new GroupSender(target, trial, group).send(report);
                progress.accept(total.add(of));
            }));
            // whoever has all of them waits for none
            free.acquireUninterruptibly(2 * atOnce);
            throwFailure();
            return total.add(Tally.NONE);
        } finally {
            threads.shutdownNow();
        }
    }

    private void submit(ExecutorService threads, Semaphore free, Runnable work) {
        free.acquireUninterruptibly();
        if (failure.get() != null) {
            free.release();
            throwFailure();
        }
        Future<?> unused = threads.submit(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                free.release();
            }
        });
    }

    private void throwFailure() {
        Throwable first = failure.get();
        if (first instanceof RuntimeException e) {
            throw e;
        } else if (first instanceof Error e) {
            throw e;
        }
    }

    /** What became of the groups so far. */
    private static final class Total {

        private Tally tally = Tally.NONE;

        synchronized Tally add(Tally more) {
            tally = tally.and(more);
            return tally;
        }
    }
}
