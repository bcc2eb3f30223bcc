package org.flightplan.ops;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.append.AppendSingleton;
import org.flightplan.commands.CommandThreads;
import org.flightplan.contents.Contents;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.NodeHealth;
import org.flightplan.health.Worker;
import org.flightplan.health.Workers;
import org.flightplan.integrity.SealKeyCheck;
import org.flightplan.keys.KeyStoreCheck;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.migrations.StartupMigrator.SchemaState;
import org.flightplan.projections.ProjectionLag;
import org.flightplan.projections.Projector;
import org.flightplan.settings.ServerSettings;

/**
 * Brings the node up: migrates, and finds its key store, again and again until it succeeds, so that a database that comes later
 * is no reason to deploy again. Until then the node answers that it is not ready, and why.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class NodeStart {

    private static final Logger LOG = Logger.getLogger(NodeStart.class.getName());

    private static final long RETRY_SECONDS = 3;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    StartupMigrator migrator;

    @Inject
    CommandThreads commandThreads;

    @Inject
    NodeHealth health;

    @Inject
    Projector projector;

    @Inject
    ProjectionLag projectionLag;

    @Inject
    Workers workers;

    @Inject
    AppendSingleton append;

    @Inject
    SealKeyCheck sealKeys;

    @Inject
    KeyStoreCheck keyStore;

    @Inject
    Contents contents;

    @Inject
    ProviderKeys providerKeys;

    @Inject
    @Any
    Instance<BackgroundWork> background;

    @Inject
    DatabaseWatch database;

    @Inject
    InstalledPacks packs;

    private final List<Worker> working = new ArrayList<>();
    private Optional<ErrorReports> reports = Optional.empty();
    private final CountDownLatch stop = new CountDownLatch(1);

    @PostConstruct
    void start() {
        LogLevel.apply();
        // made here: first asked for by a thread that is not the server's, it would have no factory, and a 500 for the
        // caller
        commandThreads.execute(() -> {});
        reports = ErrorReports.start();
        health.readyWhen("settings", ServerSettings::problem);
        health.readyWhen("schema", this::schemaProblem);
        health.readyWhen("projecting", this::projectingProblem);
        health.readyWhen("append", this::appendProblem);
        health.readyWhen("keys", keyStore::problem);
        health.readyWhen("sealing", sealKeys::problem);
        health.readyWhen("contents", this::contentsProblem);
        health.readyWhen("sign-in", providerKeys::problem);
        packs.install();
        health.alsoTell("specialties", packs::remark);
        health.alsoTell("projections", projectionLag::remark);
        health.aliveWhen("background work", workers::problem);
        background.forEach(work -> workers.beginOnce(work.plan(), threads).ifPresent(working::add));
        Thread thread = threads.newThread(this::migrate);
        thread.setName("flightplan-migrator");
        thread.start();
    }

    @PreDestroy
    void stop() {
        stop.countDown();
        working.forEach(Worker::end);
        reports.ifPresent(ErrorReports::close);
    }

    private void migrate() {
        try {
            untilUp(this::bringUp, stop, RETRY_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // whatever a try ends with, there is another: else the node would never be ready, and never say why
    static void untilUp(BooleanSupplier isUp, CountDownLatch stop, long retrySeconds) throws InterruptedException {
        boolean up = false;
        while (!up) {
            try {
                up = isUp.getAsBoolean();
            } catch (RuntimeException | Error e) {
                LOG.log(
                        Level.SEVERE,
                        "Starting failed, and is tried again: {0}",
                        e.getClass().getName());
            }
            if (!up && stop.await(retrySeconds, TimeUnit.SECONDS)) {
                return;
            }
        }
    }

    // each is looked at, so that an operator learns of all at once
    private boolean bringUp() {
        boolean migrated = migrator.migrate() instanceof SchemaState.Migrated;
        boolean opens = migrated && keyStore.check();
        boolean seals = migrated && sealKeys.check();
        boolean isUp = opens
                && seals
                && ServerSettings.problem().isEmpty()
                && contents.storeProblem().isEmpty();
        if (isUp) {
            health.up();
        }
        return isUp;
    }

    // a node that is up serves beds also while contents can't be kept, and says so to who sends one
    private Optional<String> contentsProblem() {
        return health.isUp() ? Optional.empty() : contents.storeProblem();
    }

    private Optional<String> projectingProblem() {
        return projector.problem().map(problem -> database.complaint().orElse(problem));
    }

    private Optional<String> schemaProblem() {
        SchemaState state = migrator.state();
        if (state instanceof SchemaState.Unusable unusable) {
            return Optional.of(unusable.reason());
        }
        return unless(state instanceof SchemaState.Migrated, "the schema is being migrated");
    }

    // the singleton starts with the first question, which must not come before the schema is there
    private Optional<String> appendProblem() {
        return migrator.isMigrated() ? append.problem() : Optional.empty();
    }

    private static Optional<String> unless(boolean good, String problem) {
        return good ? Optional.empty() : Optional.of(problem);
    }
}
