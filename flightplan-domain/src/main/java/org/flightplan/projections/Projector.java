package org.flightplan.projections;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.events.LogSignal;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.tenants.DatabaseUnavailable;

/**
 * Keeps one thread of the node projecting, from the migration to the end of the deployment. Whatever happens to the
 * database, it comes back to where the checkpoints say.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class Projector {

    private static final Logger LOG = Logger.getLogger(Projector.class.getName());

    /** How long what another node appended may go unseen, in milliseconds. */
    private static final long POLL = 100;

    /** The same, while a caller waits to read what it wrote and another node projects it. */
    private static final long HASTE = 20;

    /** How long to leave a database alone that is away, in milliseconds. */
    private static final long BACK_OFF = 1_000;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    StartupMigrator migrator;

    @Inject
    ProjectionPages pages;

    @Inject
    ProjectionProgress progress;

    @Inject
    LogSignal signal;

    private volatile boolean stopping;
    private volatile boolean healthy;
    private Thread thread;

    @PostConstruct
    void start() {
        thread = threads.newThread(this::run);
        thread.setName("flightplan-projector");
        thread.start();
    }

    /** Whether it projects, or watches another node do so, without a fault. */
    public boolean isHealthy() {
        return healthy && thread.isAlive();
    }

    /** Whether its thread lives. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Has every projection built anew, soon, on this thread; readers see the old rows until the new ones are all there. */
    public void rebuild() {
        pages.requestRebuild();
        signal.nudge();
    }

    @PreDestroy
    void stop() {
        stopping = true;
        signal.nudge();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                if (!migrator.isMigrated()) {
                    signal.awaitBeyond(Long.MAX_VALUE, POLL);
                } else {
                    boolean found = pages.project();
                    healthy = true;
                    if (!found) {
                        rest();
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (Exception | Error e) {
                healthy = false;
                report(e);
                pause();
            }
        }
    }

    private void rest() throws InterruptedException {
        if (pages.isFollowing()) {
            signal.awaitBeyond(Long.MAX_VALUE, progress.isAwaited() ? HASTE : POLL);
        } else {
            signal.awaitBeyond(pages.seen(), POLL);
        }
    }

    private static void report(Throwable fault) {
        if (DatabaseUnavailable.isCauseOf(fault)) {
            LOG.warning("The projector waits for the database");
        } else {
            // the class alone: a message may quote data
            LOG.log(
                    Level.SEVERE,
                    "The projector failed and tries again: {0}",
                    fault.getClass().getName());
        }
    }

    private void pause() {
        try {
            signal.awaitBeyond(Long.MAX_VALUE, BACK_OFF);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
