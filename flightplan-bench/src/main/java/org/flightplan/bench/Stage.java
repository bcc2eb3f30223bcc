package org.flightplan.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.flightplan.bench.stand.Database;
import org.flightplan.bench.stand.Node;
import org.flightplan.bench.stand.NodeSettings;
import org.flightplan.bench.stand.Parts;
import org.flightplan.bench.stand.Postgres;

/** What the parts are measured on: one PostgreSQL, and nodes with the drivers inside, started when they are first asked for. */
final class Stage implements AutoCloseable {

    private static final Path POOL = Path.of("src/main/payara/bench-pool.txt").toAbsolutePath();
    private static final String ROLE = "flightplan_bench";

    /**
     * As an operator would set a machine of a few gigabytes; the same for every contender. Old segments of the WAL are
     * kept for new ones, as on a server that has run for a while: making new files would be measured with them.
     */
    private static final Map<String, String> POSTGRES = Map.of(
            "shared_buffers", "4GB",
            "max_wal_size", "8GB",
            "min_wal_size", "2GB",
            "checkpoint_timeout", "30min");

    /** The node on which one hospital may have all connections. */
    static final String UNSHARED = "unshared";

    private final Options options;
    private final Path home;
    private final Postgres postgres;
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, BenchDatabase> databases = new HashMap<>();

    private Stage(Options options, Path home, Postgres postgres) {
        this.options = options;
        this.home = home;
        this.postgres = postgres;
    }

    static Stage start(Options options, Path home) {
        Postgres postgres = new Postgres(home.resolve("postgres"), POSTGRES);
        postgres.start();
        return new Stage(options, home, postgres);
    }

    Options options() {
        return options;
    }

    /** Where all files of the run are; deleted before the next. */
    Path home() {
        return home;
    }

    /** The database on which most is measured. */
    BenchDatabase database() {
        return database("bench");
    }

    /** The database of this name, migrated by its first node, with the contenders' role. */
    BenchDatabase database(String name) {
        BenchDatabase known = databases.get(name);
        if (known != null) {
            return known;
        }
        Database made = postgres.database(name);
        made.makeRole(ROLE, "bypassrls");
        start(name, made);
        BenchDatabase database = new BenchDatabase(made);
        database.grantTo(ROLE);
        databases.put(name, database);
        return database;
    }

    /** The node on which most is measured. */
    Node node() {
        return node("bench", "bench");
    }

    /** The node of this name on a database, ready for requests; a database's first node has its name. */
    Node node(String name, String database) {
        BenchDatabase target = database(database);
        Node known = nodes.get(name);
        return known == null ? start(name, target.database()) : known;
    }

    /** The database server's processes. */
    ProcessHandle postmaster() {
        return postgres.postmaster();
    }

    /** Stops a node that is not needed any more: it would take its share of the processors. */
    void stop(String name) {
        Node node = nodes.remove(name);
        if (node != null) {
            node.stop();
        }
    }

    @Override
    public void close() {
        nodes.values().forEach(Node::close);
        postgres.close();
    }

    private Node start(String name, Database database) {
        Node node = new Node(settings(name, database)).start();
        nodes.put(name, node);
        return node.awaitReady();
    }

    private NodeSettings settings(String name, Database database) {
        NodeSettings settings = NodeSettings.of(home.resolve(name), Parts.part("bench.war"), database);
        return (name.equals(UNSHARED) ? settings.withVariable("TENANT_SHARE", "100") : settings)
                .withJvm("-Xms1g", "-Xmx1g")
                .withVariable("FLIGHTPLAN_BENCH_URL", database.jdbcUrl() + "?ApplicationName=bench")
                .withVariable("FLIGHTPLAN_BENCH_USER", ROLE)
                .withVariable("FLIGHTPLAN_BENCH_PASSWORD", database.password(ROLE))
                .withCommands(POOL);
    }
}
