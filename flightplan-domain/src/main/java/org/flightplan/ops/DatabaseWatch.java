package org.flightplan.ops;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.database.DatabaseFigures;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.pools.PoolSizes;
import org.flightplan.pools.ServerDatasource;

/** Looks at the database every ten seconds, for the metrics, and warns before its connections run out. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class DatabaseWatch {

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class.getName());

    /** The part of the server's connections above which operators should act. */
    private static final double SCARCE = 0.8;

    @Inject
    StartupMigrator migrator;

    private volatile Optional<DatabaseFigures> seen = Optional.empty();
    private volatile boolean isUp;
    private volatile boolean wasScarce;

    @Schedule(second = "*/10", minute = "*", hour = "*", persistent = false)
    void look() {
        if (!migrator.isMigrated()) {
            return;
        }
        Optional<DatabaseFigures> now = DatabaseFigures.of(ServerDatasource.EVENTS.lookup());
        isUp = now.isPresent();
        now.ifPresent(this::see);
    }

    private void see(DatabaseFigures figures) {
        if (seen.isEmpty()) {
            warnOfPools(figures);
        }
        warnWhenScarce(figures);
        seen = Optional.of(figures);
    }

    /** Whether the newest look came to something. */
    public boolean isUp() {
        return isUp;
    }

    /** As it last was; empty until the first look. */
    public Optional<DatabaseFigures> seen() {
        return seen;
    }

    // the sum over all nodes, as far as one node can know it
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
