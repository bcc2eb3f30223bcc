package org.flightplan.commands;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads of the server on which commands go on after a wait; as many as may block on the database at once. */
@ApplicationScoped
public class CommandThreads implements Executor {

    private static final int SIZE = 8;

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
