package org.flightplan.seals;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.health.OncePerMinute;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.migrations.Trouble;
import org.flightplan.pools.ServerDatasource;

/** Has the log sealed, every second, by whichever node comes first. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class SealingTimer {

    private static final Logger LOG = Logger.getLogger(SealingTimer.class.getName());

    /** A timer's call ends, however long the log is: the next one goes on. */
    private static final int MOST_PAGES = 50;

    @Inject
    StartupMigrator migrator;

    @Inject
    SealKeys keys;

    @Inject
    SealLag lag;

    private final OncePerMinute complaint = new OncePerMinute();

    @Schedule(second = "*", minute = "*", hour = "*", persistent = false)
    void seal() {
        if (!migrator.isMigrated() || keys.problem().isPresent()) {
            return;
        }
        Sealer sealer = new Sealer(keys);
        try (Connection connection = ServerDatasource.EVENTS.lookup().getConnection()) {
            int pages = 1;
            while (sealer.sealPage(connection) && pages < MOST_PAGES) {
                pages++;
            }
            lag.is(new SealStore(connection).lagSeconds());
        } catch (SQLException e) {
            // the next second brings another chance; until then the lag grows, and is published
            if (complaint.isDue()) {
                LOG.log(Level.WARNING, "The log could not be sealed: SQLSTATE {0}", Trouble.state(e));
            }
        }
    }
}
