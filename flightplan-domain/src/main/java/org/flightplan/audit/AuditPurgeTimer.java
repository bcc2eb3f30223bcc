package org.flightplan.audit;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.pools.ServerDatasource;

/** Has old looks deleted, hourly. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class AuditPurgeTimer {

    private static final Logger LOG = Logger.getLogger(AuditPurgeTimer.class.getName());

    /** A timer's call ends, however many there are: the next one goes on. */
    private static final int MOST_PAGES = 100;

    @Inject
    StartupMigrator migrator;

    @Schedule(hour = "*", minute = "37", persistent = false)
    void purge() {
        if (!migrator.isMigrated()) {
            return;
        }
        try (Connection connection = ServerDatasource.EVENTS.lookup().getConnection()) {
            for (int page = 0; page < MOST_PAGES && AuditPurge.page(connection) > 0; page++) {
                // the next page
            }
        } catch (SQLException | RuntimeException e) {
            // the next hour brings another chance; a container may end a timer that throws
            LOG.log(
                    Level.WARNING,
                    "Old looks could not be purged: {0}",
                    e.getClass().getName());
        }
    }
}
