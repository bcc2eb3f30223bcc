package org.flightplan.ops;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.flightplan.database.DatabaseFigures;

/** What Prometheus reads of the database itself. */
@Dependent
@SuppressWarnings("NullAway.Init")
class DatabaseMetrics implements MeterBinder {

    /** Anyone may make up a role, and each would be kept for ever. */
    private static final List<String> ROLES = List.of(
            "flightplan",
            "flightplan_app",
            "flightplan_events",
            "flightplan_keys",
            "flightplan_readonly",
            "flightplan_backup",
            "flightplan_ops");

    @Inject
    DatabaseWatch watch;

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("flightplan.database.up", watch, seeing -> seeing.isUp() ? 1 : 0)
                .description(
                        "Whether this node can ask the database, 1 or 0; the other figures are as it last could, and none before")
                .register(registry);
        for (String role : ROLES) {
            sessions(registry, role, seen -> seen.sessions().getOrDefault(role, 0L));
        }
        sessions(registry, "other", DatabaseMetrics::others);
        gauge(registry, "sessions.most", "Sessions that the server takes", DatabaseFigures::mostSessions);
        gauge(registry, "size.bytes", "Size of the database", DatabaseFigures::bytes);
        gauge(
                registry,
                "archive.failing",
                "Whether the newest attempt to archive WAL failed, 1 or 0",
                seen -> seen.archiveFails() ? 1 : 0);
        blocks(registry, "memory", DatabaseFigures::blocksFromMemory);
        blocks(registry, "disk", DatabaseFigures::blocksFromDisk);
        FunctionCounter.builder("flightplan.database.deadlocks", watch, value(DatabaseFigures::deadlocks))
                .description("Deadlocks since the server's statistics began")
                .register(registry);
    }

    private void sessions(MeterRegistry registry, String role, ToDoubleFunction<DatabaseFigures> sessions) {
        Gauge.builder("flightplan.database.sessions", watch, value(sessions))
                .description("Sessions on the server, by role")
                .tag("role", role)
                .register(registry);
    }

    private void blocks(MeterRegistry registry, String from, ToDoubleFunction<DatabaseFigures> blocks) {
        FunctionCounter.builder("flightplan.database.blocks", watch, value(blocks))
                .description("Blocks that were read since the server's statistics began, and where they were found")
                .tag("from", from)
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<DatabaseFigures> figure) {
        Gauge.builder("flightplan.database." + name, watch, value(figure))
                .description(description)
                .register(registry);
    }

    private static ToDoubleFunction<DatabaseWatch> value(ToDoubleFunction<DatabaseFigures> figure) {
        return watch -> watch.seen().map(figure::applyAsDouble).orElse(Double.NaN);
    }

    private static long others(DatabaseFigures seen) {
        return seen.allSessions()
                - ROLES.stream()
                        .mapToLong(role -> seen.sessions().getOrDefault(role, 0L))
                        .sum();
    }
}
