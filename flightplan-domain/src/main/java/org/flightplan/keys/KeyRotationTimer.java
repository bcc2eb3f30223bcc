package org.flightplan.keys;

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
import java.time.Duration;
import org.flightplan.health.Worker;
import org.flightplan.health.Worker.Plan;
import org.flightplan.health.Workers;

/** Has keys brought under the newest ones in the background; nodes that do it at once do each other no harm. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class KeyRotationTimer {

    @Inject
    KeyStoreCheck check;

    @Inject
    KeyRotation rotation;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Workers workers;

    private Worker worker;

    @PostConstruct
    void start() {
        worker = workers.begin(
                new Plan("key rotation", Duration.ofSeconds(20), Duration.ofMinutes(10), () -> this::rotate), threads);
    }

    @PreDestroy
    void stop() {
        worker.end();
    }

    void rotate() {
        check.recheck();
        if (check.problem().isEmpty()) {
            rotation.bringUpToDate();
        }
    }
}
