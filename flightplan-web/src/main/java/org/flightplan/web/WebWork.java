package org.flightplan.web;

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
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;
import org.flightplan.health.Workers;

/**
 * Begins the background work that {@link org.flightplan.ops.NodeStart} has not: in an EAR, it does not see the beans of this
 * module.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class WebWork {

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Workers workers;

    @Inject
    @Any
    Instance<BackgroundWork> background;

    private final List<Worker> working = new ArrayList<>();

    @PostConstruct
    void start() {
        background.forEach(work -> workers.beginOnce(work.plan(), threads).ifPresent(working::add));
    }

    @PreDestroy
    void stop() {
        working.forEach(Worker::end);
    }
}
