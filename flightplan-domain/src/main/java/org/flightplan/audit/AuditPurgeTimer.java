package org.flightplan.audit;

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
import java.sql.SQLException;
import java.time.Duration;
import org.flightplan.events.WorkConnections;
import org.flightplan.health.Worker;
import org.flightplan.health.Worker.Plan;
import org.flightplan.health.Workers;
import org.flightplan.migrations.StartupMigrator;

/** Has old access records deleted, hourly. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class AuditPurgeTimer {

    /** A round ends, however many there are: the next one goes on. */
    private static final int MOST_PAGES = 100;

    @Inject
    StartupMigrator migrator;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Workers workers;

    private Worker worker;

    @PostConstruct
    void start() {
        worker = workers.begin(
                new Plan("audit purge", Duration.ofHours(1), Duration.ofMinutes(30), Purging::new), threads);
    }

    @PreDestroy
    void stop() {
        worker.end();
    }

    private final class Purging implements Worker.Round {

        private final WorkConnections connections = WorkConnections.onServer();

        @Override
        public void run() throws SQLException {
            int page = migrator.isMigrated() ? 0 : MOST_PAGES;
            while (page < MOST_PAGES && connections.with(AuditPurge::page) > 0) {
                page++;
            }
        }

        @Override
        public void cut() {
            connections.cut();
        }
    }
}
