package org.flightplan.events;

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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.health.Worker;
import org.flightplan.health.Worker.Plan;
import org.flightplan.health.Workers;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.settings.ServerSettings;
import org.flightplan.settings.Setting;

/**
 * Forgets the answers to old idempotency keys, hourly: a key is good for {@code FLIGHTPLAN_RECEIPT_DAYS} days (7 unless
 * set), and may be used for another request after that.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class IdempotencyRecordPurge {

    private static final Logger LOG = Logger.getLogger(IdempotencyRecordPurge.class.getName());

    static final String PURGE = "delete from idempotency_records where created_at < now() - make_interval(days => ?)";

    @Inject
    StartupMigrator migrator;

    private static final int USUAL_DAYS = 7;

    private final int days =
            ServerSettings.number(Setting.FLIGHTPLAN_RECEIPT_DAYS).orElse(USUAL_DAYS);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Workers workers;

    private Worker worker;

    @PostConstruct
    void start() {
        worker = workers.begin(
                new Plan("forgetting idempotency keys", Duration.ofHours(1), Duration.ofMinutes(30), Purging::new),
                threads);
    }

    @PreDestroy
    void stop() {
        worker.end();
    }

    private final class Purging implements Worker.Round {

        private final WorkConnections connections = WorkConnections.onServer();

        @Override
        public void run() throws SQLException {
            if (migrator.isMigrated()) {
                int purged = connections.with(this::purge);
                LOG.log(Level.FINE, "Forgot {0} idempotency records older than {1} days", new Object[] {purged, days});
            }
        }

        private int purge(Connection connection) throws SQLException {
            try (PreparedStatement purge = connection.prepareStatement(PURGE)) {
                purge.setInt(1, days);
                return purge.executeUpdate();
            }
        }

        @Override
        public void cut() {
            connections.cut();
        }
    }
}
