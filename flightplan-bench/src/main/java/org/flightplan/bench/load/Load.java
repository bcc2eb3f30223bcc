package org.flightplan.bench.load;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** Sends a plan's requests from one thread and measures their answers. */
final class Load {

    private static final Set<Integer> DONE = Set.of(200, 201);
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final LoadPlan plan;
    private final List<PreparedRequest> requests;
    private final Histogram latencies = new Histogram(LONGEST_NANOS, 3);
    // distinct for every run: a key that was used would be answered from its receipt
    private long key = System.nanoTime() % 1_000_000_000L * 1_000_000L;
    private int next;

    Load(LoadPlan plan) {
        this.plan = plan;
        this.requests = plan.requests();
    }

    /**
     * Carries it out.
     *
     * @throws IllegalStateException when an answer is neither 200 nor 201: such a run measures something else
     */
    JsonObject run() throws IOException {
        try (Selector selector = Selector.open()) {
            Queue<Connection> idle = new ArrayDeque<>();
            for (int i = 0; i < plan.connections(); i++) {
                idle.add(new Connection(selector, plan.port()));
            }
            long begin = System.nanoTime();
            long end = begin + plan.millis() * 1_000_000;
            double step = plan.rate() > 0 ? 1e9 / plan.rate() : 0;
            double due = begin;
            long now = begin;
            while (now < end || idle.size() < plan.connections()) {
                while (!idle.isEmpty() && now < end && due <= now) {
                    send(idle.remove(), step > 0 ? (long) due : now);
                    due += step;
                    now = System.nanoTime();
                }
                selector.select(key -> receive(key, idle), 1);
                now = System.nanoTime();
            }
            return result(now - begin);
        }
    }

    private void send(Connection connection, long due) throws IOException {
        connection.send(requests.get(next++ % requests.size()).under(key++), due);
    }

    private void receive(SelectionKey ready, Queue<Connection> idle) {
        Connection connection = (Connection) ready.attachment();
        try {
            int status = connection.receive();
            if (DONE.contains(status)) {
                latencies.recordValue(Math.min(System.nanoTime() - connection.due(), LONGEST_NANOS));
                idle.add(connection);
            } else if (status != 0) {
                throw new IllegalStateException("Answered " + connection.lastAnswer());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject result(long nanos) {
        return Json.createObjectBuilder()
                .add("events", latencies.getTotalCount())
                .add("seconds", nanos / 1e9)
                .add("latencies", Latencies.text(latencies))
                .build();
    }
}
