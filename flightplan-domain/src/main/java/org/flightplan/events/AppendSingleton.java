package org.flightplan.events;

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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.flightplan.settings.ServerDatasource;

/**
 * Keeps the node's {@link AppendWriter} on a thread of the server, from the first append to the end of the deployment.
 * Bean-managed concurrency: callers must not queue at the bean's door, but in the writer's queue.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class AppendSingleton {

    private static final long DRAIN_SECONDS = 20;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    LogSignal signal;

    private AppendWriter writer;
    private Thread thread;

    @PostConstruct
    void start() {
        writer = new AppendWriter(new AppendCall(ServerDatasource.EVENTS.lookup()), signal);
        thread = threads.newThread(writer);
        thread.setName("flightplan-append");
        thread.start();
    }

    /** Queues a request; the stage completes when it is durable or refused. */
    public CompletionStage<AppendResult> submit(AppendRequest request) {
        return writer.submit(request);
    }

    /** How many requests wait for the writer. */
    public int queued() {
        return writer.queued();
    }

    /** Whether the writer's thread lives. */
    public boolean isWriting() {
        return thread.isAlive();
    }

    @PreDestroy
    void drain() {
        writer.stop();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(DRAIN_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
