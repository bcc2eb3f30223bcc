package org.flightplan.nodes;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.flightplan.events.WorkConnections;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.NodeHealth;
import org.flightplan.health.Worker;
import org.flightplan.health.Workers;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.migrations.StartupMigrator.SchemaState;
import org.flightplan.pools.PoolUse;
import org.flightplan.pools.ServerDatasource;

/**
 * Has this node tell the others how it is, every {@value #SECONDS} seconds: whether it is ready, or what keeps it from that; how
 * long its pools were waited for; which background work is late. One that can't reach the database is told of by its silence.
 */
@ApplicationScoped
public class NodeReports implements BackgroundWork {

    /** Between two reports. */
    public static final int SECONDS = 5;

    private static final String IS_THERE = "select to_regclass('public.nodes') is not null";
    private static final String TELL = """
            insert into nodes as known (id, host, process, version, started_at, told) values (?, ?, ?, ?, ?, ?::jsonb)
            on conflict (id) do update set seen_at = clock_timestamp(), told = excluded.told
            """;
    private static final String FORGET = "delete from nodes where seen_at < clock_timestamp() - interval '1 hour'";

    private final UUID id = UUID.randomUUID();
    private final String version = Build.version();
    private final Instant startedAt;
    private final StartupMigrator migrator;
    private final NodeHealth health;
    private final Workers workers;

    /**
     * @param migrator says whether it is known how the schema is
     * @param health whose probes are told, {@code workers} whose work is
     * @param clock when this node began
     */
    @Inject
    public NodeReports(StartupMigrator migrator, NodeHealth health, Workers workers, Clock clock) {
        this.migrator = migrator;
        this.health = health;
        this.workers = workers;
        this.startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected NodeReports() {
        this.migrator = null;
        this.health = null;
        this.workers = null;
        this.startedAt = Instant.EPOCH;
    }

    /** This node's. */
    UUID id() {
        return id;
    }

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan(
                "telling how this node is", Duration.ofSeconds(SECONDS), Duration.ofSeconds(30), Telling::new);
    }

    private final class Telling implements Worker.Round {

        private final WorkConnections connections = WorkConnections.onServer();

        // one that is too old for the schema is never migrated, and tells so here
        @Override
        public void run() throws SQLException {
            if (!(migrator.state() instanceof SchemaState.Pending)) {
                connections.with(NodeReports.this::tell);
            }
        }

        @Override
        public void cut() {
            connections.cut();
        }
    }

    private boolean tell(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(IS_THERE)) {
            if (!row.next() || !row.getBoolean(1)) {
                return false;
            }
            statement.executeUpdate(FORGET);
        }
        try (PreparedStatement statement = connection.prepareStatement(TELL)) {
            statement.setObject(1, id);
            statement.setString(2, host());
            statement.setLong(3, ProcessHandle.current().pid());
            statement.setString(4, version);
            statement.setTimestamp(5, Timestamp.from(startedAt));
            statement.setString(6, told().toString());
            return statement.executeUpdate() > 0;
        }
    }

    private JsonObject told() {
        List<JsonObject> problems = health.problems().entrySet().stream()
                .map(each -> doc().with("about", each.getKey())
                        .with("problem", each.getValue())
                        .build())
                .toList();
        return doc().with("problems", problems)
                .with(
                        "pools",
                        Arrays.stream(ServerDatasource.values())
                                .map(NodeReports::json)
                                .toList())
                .with(
                        "late_work",
                        workers.all().stream()
                                .filter(NodeReports::isLate)
                                .map(NodeReports::json)
                                .toList())
                .build();
    }

    private static boolean isLate(Worker worker) {
        return worker.overdueSeconds() > 0 || worker.problem().isPresent();
    }

    private static JsonObject json(ServerDatasource pool) {
        PoolUse use = pool.use();
        return doc().with("pool", pool.jndiName())
                .with("lent", use.lent())
                .with("waited_ms", Math.round(use.seconds() * 1_000))
                .with("full", use.full())
                .with("away", use.away())
                .build();
    }

    private static JsonObject json(Worker worker) {
        return doc().with("name", worker.name())
                .with("overdue_seconds", Math.round(worker.overdueSeconds()))
                .with("problem", worker.problem().orElse(null))
                .build();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
