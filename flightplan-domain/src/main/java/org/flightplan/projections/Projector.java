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
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flightplan.events.EventTypes;
import org.flightplan.events.LogSignal;
import org.flightplan.events.LogTail;
import org.flightplan.health.Worker;
import org.flightplan.health.Worker.Plan;
import org.flightplan.health.Workers;
import org.flightplan.keys.KeyStoreCheck;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.projections.ReadModel.TableSet;

/**
 * Has two threads of the node at work, from the migration to the end of the deployment: one projects what is appended,
 * the other builds anew when that is asked for. Whatever happens to the database or to them, they come back to where the
 * checkpoints say.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class Projector {

    /** How long what another node appended may go unseen, in milliseconds. */
    private static final long POLL = 100;

    /** The same, while a caller waits to read what it wrote and another node projects it. */
    private static final long HASTE = 20;

    /** How long until a rebuild begins that another node was asked for. */
    private static final long BACK_OFF = 1_000;

    /** Twice that, and another thread projects: what clinicians read must not stand still for a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The last step of a rebuild writes what differs of all read models, with one statement each. */
    private static final Duration PATIENCE_OF_A_REBUILD = Duration.ofHours(1);

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

    @Inject
    Workers workers;

    private final AtomicBoolean begun = new AtomicBoolean();
    private Projections projections;
    private Worker projecting;
    private Worker rebuilding;

    @PostConstruct
    void start() {
        projections = new Projections(all);
        projecting = workers.begin(new Plan("projecting", Duration.ZERO, PATIENCE, Projecting::new), threads);
        rebuilding =
                workers.begin(new Plan("rebuilding", Duration.ZERO, PATIENCE_OF_A_REBUILD, Rebuilding::new), threads);
    }

    /** What is wrong with it now, in a sentence for the operator: it neither projects nor watches another node do so. */
    public Optional<String> problem() {
        return begun.get() ? projecting.problem().or(rebuilding::problem) : Optional.of("the projector is not running");
    }

    @PreDestroy
    void stop() {
        signal.nudge();
        projecting.end();
        rebuilding.end();
    }

    private boolean isUsable() throws InterruptedException {
        boolean usable = migrator.isMigrated() && keyStore.isBound();
        if (!usable) {
            TimeUnit.MILLISECONDS.sleep(POLL);
        }
        return usable;
    }

    private final class Projecting implements Worker.Round {

        private final Transactions transactions = Transactions.onServer();
        private final LiveProjection live = new LiveProjection(
                projections, log, new Pages(projections, log::after, types, TableSet.LIVE), progress, transactions);
        private boolean told;

        @Override
        public void run() throws SQLException, InterruptedException {
            if (!isUsable()) {
                return;
            }
            boolean something = told;
            told = false;
            long ticket = signal.ticket();
            boolean more = live.step(something);
            begun.set(true);
            if (more) {
                told = true;
            } else if (live.isPaused()) {
                TimeUnit.MILLISECONDS.sleep(POLL);
            } else {
                told = signal.await(ticket, live.isFollowing() && progress.isAwaited() ? HASTE : POLL);
            }
        }

        @Override
        public void cut() {
            transactions.cut();
        }
    }

    private final class Rebuilding implements Worker.Round {

        private final Transactions transactions = Transactions.onServer();
        private final Rebuild rebuild = new Rebuild(
                projections, new Pages(projections, log::after, types, TableSet.SHADOW), transactions, Rebuild.PAGE);

        @Override
        public void run() throws SQLException, InterruptedException {
            if (isUsable() && !rebuild.step()) {
                control.awaitRebuild(BACK_OFF);
            }
        }

        @Override
        public void cut() {
            transactions.cut();
        }
    }
}
