package org.flightplan.events;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.settings.ServerSettings;
import org.flightplan.settings.Setting;

/**
 * Forgets the answers to old idempotency keys, hourly: a key is good for {@code FLIGHTPLAN_RECEIPT_DAYS} days (7 unless
 * set), and may be used for another request after that.
 */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class ReceiptPurge {

    private static final Logger LOG = Logger.getLogger(ReceiptPurge.class.getName());

    static final String PURGE = "delete from command_receipts where created_at < now() - make_interval(days => ?)";

    @Inject
    StartupMigrator migrator;

    private static final int USUAL_DAYS = 7;

    private final int days =
            ServerSettings.number(Setting.FLIGHTPLAN_RECEIPT_DAYS).orElse(USUAL_DAYS);

    @Schedule(hour = "*", minute = "17", persistent = false)
    void purge() {
        if (!migrator.isMigrated()) {
            return;
        }
        try (Connection connection = ServerDatasource.EVENTS.lookup().getConnection();
                PreparedStatement purge = connection.prepareStatement(PURGE)) {
            purge.setInt(1, days);
            int purged = purge.executeUpdate();
            LOG.log(Level.FINE, "Forgot {0} receipts older than {1} days", new Object[] {purged, days});
        } catch (SQLException e) {
            // the next hour brings another chance
            LOG.log(Level.WARNING, "Old receipts could not be purged: SQLSTATE {0}", e.getSQLState());
        }
    }
}
