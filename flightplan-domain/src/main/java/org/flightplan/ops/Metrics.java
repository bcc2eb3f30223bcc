package org.flightplan.ops;

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
import org.flightplan.events.AppendSingleton;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.projections.ProjectionProgress;
import org.flightplan.seals.SealLag;

/**
 * What Prometheus reads. Labels are methods, route templates and statuses: never an id, a tenant's name or anything of a
 * patient.
 */
@ApplicationScoped
public class Metrics {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

    @Inject
    @SuppressWarnings("NullAway.Init")
    AppendSingleton append;

    @Inject
    @SuppressWarnings("NullAway.Init")
    ProjectionProgress progress;

    @Inject
    @SuppressWarnings("NullAway.Init")
    StartupMigrator migrator;

    @Inject
    @SuppressWarnings("NullAway.Init")
    SealLag sealLag;

    @PostConstruct
    void register() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        Gauge.builder("flightplan.append.queued", () -> migrator.isMigrated() ? append.queued() : 0)
                .description("Requests that wait for the append writer of this node")
                .register(registry);
        Gauge.builder("flightplan.projection.parked", progress::parkedStreams)
                .description("Streams that some projection could not go on with, as this node knows it: alert above 0")
                .register(registry);
        Gauge.builder("flightplan.seal.lag.seconds", sealLag::seconds)
                .description("Age of the oldest event that is not sealed: alert above 5")
                .register(registry);
        Gauge.builder("flightplan.projection.position", progress::reached)
                .description("Global position that every projection has passed, as this node knows it")
                .register(registry);
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
                .publishPercentileHistogram()
                .tag("method", method)
                .tag("route", route)
                .tag("status", String.valueOf(status))
                .register(registry)
                .record(time);
    }

    /** All metrics of this node in Prometheus' text form. */
    public String scrape() {
        return registry.scrape();
    }
}
