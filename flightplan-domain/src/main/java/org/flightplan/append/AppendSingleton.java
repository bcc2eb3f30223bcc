package org.flightplan.append;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.flightplan.events.LogSignal;
import org.flightplan.pools.ServerDatasource;

/**
 * Keeps the node's one writer at work on threads of the server, from the first append to the end of the deployment.
 * Bean-managed concurrency: callers must not queue at the bean's door, but in the writer's queue.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class AppendSingleton {

    private static final long DRAIN_MILLIS = 20_000;

    /** A quarter of it makes the node unready; a paused peer that holds the lock gets over it unharmed. */
    private static final long PATIENCE_MILLIS = 20_000;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    LogSignal signal;

    @Inject
    AppendTally tally;

    private final AppendQueue queue = new AppendQueue();
    private AppendWatch watch;
    private ExecutorService answers;

    @PostConstruct
    void start() {
        answers = Executors.newSingleThreadExecutor(work -> {
            Thread answering = threads.newThread(work);
            answering.setName("flightplan-answers");
            return answering;
        });
        watch = new AppendWatch(
                queue,
                () -> new AppendWriter(queue, new AppendCall(ServerDatasource.EVENTS::lookup), tally, signal, answers),
                threads,
                PATIENCE_MILLIS);
        Thread watching = threads.newThread(watch);
        watching.setName("flightplan-append-watch");
        watching.start();
    }

    /** The queue that is served: whoever appends takes it once, since the way through the container costs time. */
    public AppendQueue queue() {
        return queue;
    }

    /** How many requests wait for the writer. */
    public int queued() {
        return queue.size();
    }

    /** What is wrong with the writing now, in a sentence for the operator. */
    public Optional<String> problem() {
        return watch.problem();
    }

    @PreDestroy
    void drain() {
        try {
            watch.drain(DRAIN_MILLIS);
            answers.shutdown();
            answers.awaitTermination(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
