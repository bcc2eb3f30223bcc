package org.flightplan.ops;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.flightplan.append.AppendSingleton;
import org.flightplan.append.AppendTally;
import org.flightplan.health.Worker;
import org.flightplan.health.Workers;
import org.flightplan.integrity.SealLag;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.pools.PoolUse;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.projections.ProjectionLag;
import org.flightplan.projections.ProjectionProgress;

/**
 * What Prometheus reads. Labels are methods, route templates and statuses: never an id, a tenant's name or anything of a
 * patient.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Metrics {

    /** What an alert or a person asks for: each is a line more of every route. */
    private static final Duration[] BOUNDARIES = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private static final Set<Integer> NAMED_STATUSES = Set.of(429, 503);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

    /** There from the start: of a series that begins with its first fault, nobody would see an increase. */
    private Counter faults;

    @Inject
    AppendSingleton append;

    @Inject
    AppendTally tally;

    @Inject
    ProjectionProgress progress;

    @Inject
    StartupMigrator migrator;

    @Inject
    SealLag sealLag;

    @Inject
    ProjectionLag projectionLag;

    @Inject
    DatabaseMetrics database;

    @Inject
    Workers workers;

    @PostConstruct
    void register() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        faults = Counter.builder("flightplan.http.faults")
                .description("Requests that were answered with a fault of the application's own: 5xx but 503")
                .register(registry);
        appending();
        projecting();
        pools();
        database.bindTo(registry);
    }

    private void appending() {
        gauge(
                "flightplan.append.queued",
                "Requests that wait for the append writer of this node",
                () -> migrator.isMigrated() ? append.queued() : 0);
        FunctionTimer.builder("flightplan.append.batches", tally, AppendTally::batches, AppendTally::seconds, SECONDS)
                .description("Batches that this node appended, each one commit")
                .register(registry);
        FunctionCounter.builder("flightplan.append.requests", tally, AppendTally::requests)
                .description("Requests in those batches, those that were refused there too: by batches, their size")
                .register(registry);
        gauge("flightplan.seal.lag.seconds", "Age of the oldest event that is not sealed", sealLag::seconds);
    }

    private void projecting() {
        gauge(
                "flightplan.projection.parked",
                "Streams that some projection could not go on with, as this node knows it",
                progress::parkedStreams);
        gauge(
                "flightplan.projection.position",
                "Global position that every projection has passed, as this node knows it",
                progress::reached);
        gauge(
                "flightplan.projection.lag.seconds",
                "Age of the oldest event that is not projected",
                projectionLag::seconds);
    }

    private void overdue(Worker worker) {
        Gauge.builder("flightplan.worker.overdue.seconds", worker, Worker::overdueSeconds)
                .description("For how long background work has not been done, past the time it may take")
                .tag("worker", worker.name())
                .register(registry);
    }

    private void pools() {
        for (ServerDatasource pool : ServerDatasource.values()) {
            PoolUse use = pool.use();
            FunctionTimer.builder("flightplan.pool.waits", use, PoolUse::lent, PoolUse::seconds, SECONDS)
                    .description("Connections that this node had of a pool, and how long they were waited for")
                    .tag("pool", pool.jndiName())
                    .register(registry);
            refusals(pool, "full", PoolUse::full);
            refusals(pool, "away", PoolUse::away);
        }
    }

    private void refusals(ServerDatasource pool, String why, ToDoubleFunction<PoolUse> count) {
        FunctionCounter.builder("flightplan.pool.refusals", pool.use(), count)
                .description("Connections that this node did not get: all were taken, or the database gave none")
                .tag("pool", pool.jndiName())
                .tag("why", why)
                .register(registry);
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    @PreDestroy
    void close() {
        garbageCollection.close();
        registry.close();
    }

    /**
     * Counts a request and its time.
     *
     * @param method of HTTP
     * @param route the resource's template, such as {@code /patients/{id}}, never the path itself
     * @param status of the answer
     * @param time from request to answer
     */
    public void request(String method, String route, int status, Duration time) {
        Timer.builder("flightplan.http.requests")
                .description("Requests to the API")
                .serviceLevelObjectives(BOUNDARIES)
                .tag("method", method)
                .tag("route", route)
                .register(registry)
                .record(time);
        Counter.builder("flightplan.http.answers")
                .description("Answers of the API; 2xx, 3xx, 4xx and 5xx are all but those that are named")
                .tag("method", method)
                .tag("route", route)
                .tag("status", NAMED_STATUSES.contains(status) ? String.valueOf(status) : status / 100 + "xx")
                .register(registry)
                .increment();
        if (status >= 500 && status != 503) {
            faults.increment();
        }
    }

    /**
     * Counts a request that uses what is deprecated.
     *
     * @param method of HTTP
     * @param route the resource's template
     * @param what the operation, or which parameter or field
     */
    public void deprecated(String method, String route, String what) {
        Counter.builder("flightplan.http.deprecated")
                .description("Requests that use what is deprecated: the operation, a parameter or a field")
                .tag("method", method)
                .tag("route", route)
                .tag("what", what)
                .register(registry)
                .increment();
    }

    /**
     * Counts a body that did not come to its end.
     *
     * @param how {@code aborted} by the caller, or {@code late}
     */
    public void lostBody(String how) {
        Counter.builder("flightplan.http.bodies.lost")
                .description("Bodies of requests that did not come to their end: the caller left, or was too slow")
                .tag("how", how)
                .register(registry)
                .increment();
    }

    /** Has it told how many clients follow the log by this node. */
    public void openSubscriptions(Supplier<Number> open) {
        gauge("flightplan.subscriptions", "Clients that follow the log by this node", open);
    }

    /**
     * Counts a client that follows the log no longer.
     *
     * @param why one of few words, such as {@code left}
     */
    public void subscriptionEnded(String why) {
        Counter.builder("flightplan.subscriptions.ended")
                .description("Clients that follow the log no longer: why that ended")
                .tag("why", why)
                .register(registry)
                .increment();
    }

    /** All metrics of this node in Prometheus' text form. */
    public String scrape() {
        // those that began since; one that is there already stays
        workers.all().forEach(this::overdue);
        return registry.scrape();
    }
}
