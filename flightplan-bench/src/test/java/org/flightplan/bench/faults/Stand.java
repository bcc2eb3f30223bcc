package org.flightplan.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.flightplan.bench.stand.Database;
import org.flightplan.bench.stand.Node;
import org.flightplan.bench.stand.NodeSettings;
import org.flightplan.bench.stand.Parts;
import org.flightplan.bench.stand.Postgres;
import org.flightplan.migrations.Folders;

/**
 * A PostgreSQL and nodes on it, for all rounds of a trial class.
 *
 * @param postgres the server
 * @param database the application's
 * @param nodes one or two
 */
public record Stand(Postgres postgres, Database database, List<Node> nodes) implements AutoCloseable {

    /** Starts it in a folder of its own, which is emptied first and left for whoever looks for a fault's cause. */
    public static Stand start(String name, int nodes) {
        return start(name, nodes, unused -> {}, settings -> settings);
    }

    /**
     * The same, with something in between.
     *
     * @param prepare is given PostgreSQL, running, before there is a database
     * @param own what is particular to the settings of its nodes
     */
    static Stand start(String name, int nodes, Consumer<Postgres> prepare, UnaryOperator<NodeSettings> own) {
        Path home = home(name);
        empty(home);
        Postgres postgres = new Postgres(home.resolve("postgres"), Map.of());
        postgres.start();
        prepare.accept(postgres);
        Database database = postgres.database("flightplan");
        Stand stand = new Stand(
                postgres,
                database,
                IntStream.rangeClosed(1, nodes)
                        .mapToObj(number ->
                                NodeSettings.of(home.resolve("node-" + number), Parts.application(), database))
                        .map(settings -> new Node(own.apply(settings)))
                        .toList());
        stand.restore();
        return stand;
    }

    /** Where a stand of this name keeps everything. */
    static Path home(String name) {
        return Path.of("target", "faults", name).toAbsolutePath();
    }

    /** Starts what does not run, and waits until all nodes are ready. */
    void restore() {
        List<Node> missing = new ArrayList<>(nodes);
        missing.removeIf(Node::isAlive);
        missing.forEach(Node::start);
        nodes.forEach(Node::awaitReady);
    }

    /** Starts all nodes anew, whatever state they are in, and PostgreSQL when it has gone. */
    void restart() {
        nodes.stream().filter(Node::isAlive).forEach(Node::kill);
        if (!postgres.isAlive()) {
            postgres.stop();
            postgres.start();
        }
        restore();
    }

    /** The node that a fault of this round meets. */
    Node node(int round) {
        return nodes.get(round % nodes.size());
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        postgres.close();
    }

    private static void empty(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
