package org.flightplan.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.database.DatabaseFigures;
import org.flightplan.database.DatabaseRefused;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.pools.PoolSizes;
import org.flightplan.pools.ServerDatasource;

/** Looks at the database every ten seconds, for the metrics, and warns before its connections run out. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class DatabaseWatch implements BackgroundWork {

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class.getName());

    /** The part of the server's connections above which operators should act. */
    private static final double SCARCE = 0.8;

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    @Inject
    StartupMigrator migrator;

    private volatile Optional<DatabaseFigures> seen = Optional.empty();
    private volatile long seenAtNanos;
    private volatile String complaint = "";
    private volatile boolean wasScarce;

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan(
                "looking at the database", Duration.ofSeconds(10), Duration.ofSeconds(30), () -> this::look);
    }

    void look() {
        if (!migrator.isMigrated()) {
            return;
        }
        try {
            see(DatabaseFigures.of(ServerDatasource.EVENTS.lookup()));
            complaint = "";
        } catch (DatabaseRefused | IllegalStateException e) {
            complain(String.valueOf(e.getMessage()));
        }
    }

    private void complain(String about) {
        if (!about.equals(complaint)) {
            LOG.log(Level.WARNING, "The database can''t be asked how it is: {0}", about);
        }
        complaint = about;
    }

    private void see(DatabaseFigures figures) {
        if (seen.isEmpty()) {
            warnOfPools(figures);
        }
        warnWhenScarce(figures);
        seen = Optional.of(figures);
        seenAtNanos = System.nanoTime();
    }

    /** Whether a look has come to something within the last half minute; one may hang. */
    public boolean isUp() {
        return seen.isPresent() && System.nanoTime() - seenAtNanos < LONGEST_SILENCE.toNanos();
    }

    /** Why it could not be asked when last tried; empty when it could. */
    public Optional<String> complaint() {
        return Optional.of(complaint).filter(text -> !text.isEmpty());
    }

    /** As it last was; empty until the first look. */
    public Optional<DatabaseFigures> seen() {
        return seen;
    }

    // the sum over all nodes, as far as one node can know it: its own open ones count twice, so that it warns early
    private static void warnOfPools(DatabaseFigures figures) {
        if (figures.allSessions() + PoolSizes.most() > figures.mostSessions()) {
            LOG.log(
                    Level.WARNING,
                    "PostgreSQL takes {0} connections, {1} are open, and the pools of this node may open {2}:"
                            + " raise max_connections or lower the pools",
                    new Object[] {figures.mostSessions(), figures.allSessions(), PoolSizes.most()});
        }
    }

    private void warnWhenScarce(DatabaseFigures figures) {
        boolean scarce = figures.allSessions() > SCARCE * figures.mostSessions();
        if (scarce && !wasScarce) {
            LOG.log(
                    Level.WARNING,
                    "{0} of the {1} connections that PostgreSQL takes are open: raise max_connections or lower the pools",
                    new Object[] {figures.allSessions(), figures.mostSessions()});
        }
        wasScarce = scarce;
    }
}
