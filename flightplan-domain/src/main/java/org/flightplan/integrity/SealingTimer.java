package org.flightplan.integrity;

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
import java.sql.SQLException;
import java.time.Duration;
import org.flightplan.events.WorkConnections;
import org.flightplan.health.Worker;
import org.flightplan.health.Worker.Plan;
import org.flightplan.health.Workers;
import org.flightplan.migrations.StartupMigrator;

/** Has the log sealed, every second, by whichever node comes first. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class SealingTimer {

    /** A round ends, however long the log is: the next one goes on. */
    private static final int MOST_PAGES = 50;

    @Inject
    StartupMigrator migrator;

    @Inject
    SealKeys keys;

    @Inject
    SealLag lag;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Workers workers;

    private Worker worker;

    @PostConstruct
    void start() {
        worker = workers.begin(
                new Plan("sealing", Duration.ofSeconds(1), Duration.ofSeconds(60), Sealing::new), threads);
    }

    @PreDestroy
    void stop() {
        worker.end();
    }

    private final class Sealing implements Worker.Round {

        private final WorkConnections connections = WorkConnections.onServer();

        // what fails is tried again in a second; until then the lag grows, and is published
        @Override
        public void run() throws SQLException {
            if (migrator.isMigrated() && keys.problem().isEmpty()) {
                lag.is(connections.with(this::seal));
            }
        }

        private double seal(Connection connection) throws SQLException {
            Sealer sealer = new Sealer(keys);
            int pages = 1;
            while (sealer.sealPage(connection) && pages < MOST_PAGES) {
                pages++;
            }
            return new SealStore(connection).lagSeconds();
        }

        @Override
        public void cut() {
            connections.cut();
        }
    }
}
