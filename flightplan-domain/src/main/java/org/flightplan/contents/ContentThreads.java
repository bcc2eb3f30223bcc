package org.flightplan.contents;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads of the server on which contents are searched and stored: what else the node does has its own. */
@ApplicationScoped
public class ContentThreads implements Executor {

    private static final int SIZE = 4;

    @Resource
    @SuppressWarnings("NullAway.Init")
    ManagedThreadFactory factory;

    @SuppressWarnings("NullAway.Init")
    private ExecutorService threads;

    @PostConstruct
    void start() {
        threads = Executors.newFixedThreadPool(SIZE, factory);
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }
}
