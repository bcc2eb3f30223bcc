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
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.events.EventTypes;
import org.flightplan.events.LogSignal;
import org.flightplan.events.LogTail;
import org.flightplan.health.OncePerMinute;
import org.flightplan.keys.KeyStoreCheck;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.tenants.DatabaseUnavailable;

/**
 * Keeps two threads of the node at work, from the migration to the end of the deployment: one projects what is appended,
 * the other builds anew when that is asked for. Whatever happens to the database, they come back to where the checkpoints
 * say.
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

    /** How long to leave a database alone that is away, and until a rebuild begins that another node was asked for. */
    private static final long BACK_OFF = 1_000;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    StartupMigrator migrator;

    @Inject
    @SuppressWarnings("NullAway.Init")
    KeyStoreCheck keyStore;

    @Inject
    @Any
    Instance<Projection> all;

    @Inject
    LogTail log;

    @Inject
    EventTypes types;

    @Inject
    ProjectionProgress progress;

    @Inject
    LogSignal signal;

    @Inject
    ProjectionControl control;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final OncePerMinute waiting = new OncePerMinute();
    private volatile boolean healthy;
    private LiveProjection live;
    private Rebuild rebuild;
    private ExecutorService reading;
    private Thread projecting;
    private Thread rebuilding;

    @PostConstruct
    void start() {
        Projections projections = new Projections(all);
        Transactions transactions = Transactions.onServer();
        live = new LiveProjection(
                projections, log, new Pages(projections, log::after, types, Edition.LIVE), progress, transactions);
        reading = Executors.newSingleThreadExecutor(threads);
        PageSource ahead = new ReadAhead(log, transactions, reading);
        rebuild = new Rebuild(
                projections, new Pages(projections, ahead, types, Edition.SHADOW), transactions, Rebuild.PAGE);
        projecting = started("flightplan-projector", this::project);
        rebuilding = started("flightplan-rebuild", this::rebuild);
    }

    /** Whether it projects, or watches another node do so, without a fault. */
    public boolean isHealthy() {
        return healthy && isAlive();
    }

    /** Whether its threads live. */
    public boolean isAlive() {
        return projecting.isAlive() && rebuilding.isAlive();
    }

    @PreDestroy
    void stop() {
        stop.countDown();
        signal.nudge();
        try {
            projecting.join(TimeUnit.SECONDS.toMillis(10));
            rebuilding.join(TimeUnit.SECONDS.toMillis(10));
            reading.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Loop {
        void run() throws InterruptedException;
    }

    private Thread started(String name, Loop loop) {
        Thread thread = threads.newThread(() -> {
            try {
                while (!isUsable() && !stop.await(POLL, TimeUnit.MILLISECONDS)) {
                    // the tables are not there yet
                }
                loop.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setName(name);
        thread.start();
        return thread;
    }

    private boolean isUsable() {
        return migrator.isMigrated() && keyStore.isBound();
    }

    private void project() throws InterruptedException {
        boolean told = false;
        while (stop.getCount() > 0) {
            long ticket = signal.ticket();
            try {
                boolean more = live.step(told);
                healthy = true;
                told = more || (live.isPaused() ? pause() : signal.await(ticket, patience()));
            } catch (SQLException | RuntimeException | Error e) {
                healthy = false;
                report(e);
                told = false;
                stop.await(BACK_OFF, TimeUnit.MILLISECONDS);
            }
        }
    }

    private boolean pause() throws InterruptedException {
        stop.await(POLL, TimeUnit.MILLISECONDS);
        return false;
    }

    private long patience() {
        return live.isFollowing() && progress.isAwaited() ? HASTE : POLL;
    }

    private void rebuild() throws InterruptedException {
        while (stop.getCount() > 0) {
            try {
                if (!rebuild.step()) {
                    control.awaitRebuild(BACK_OFF);
                }
            } catch (SQLException | RuntimeException | Error e) {
                report(e);
                stop.await(BACK_OFF, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void report(Throwable fault) {
        if (DatabaseUnavailable.isCauseOf(fault)) {
            if (waiting.isDue()) {
                LOG.warning("The projector waits for the database");
            }
        } else {
            // the class alone: a message may quote data
            LOG.log(
                    Level.SEVERE,
                    "The projector failed and tries again: {0}",
                    fault.getClass().getName());
        }
    }
}
