package org.flightplan.bench.load;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** Sends a plan's requests from one thread and measures their answers. */
final class Load {

    private static final Set<Integer> DONE = Set.of(200, 201);
    private static final int COME_AGAIN = 429;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final LoadPlan plan;
    private final List<PreparedRequest> requests;
    private final Histogram latencies = new Histogram(LONGEST_NANOS, 3);
    // distinct for every run: a key that was used would be answered from its receipt
    private long key = System.nanoTime() % 1_000_000_000L * 1_000_000L;
    private int next;
    private long refused;

    Load(LoadPlan plan) {
        this.plan = plan;
        this.requests = plan.requests();
    }

    /**
     * Carries it out. A connection that is to come again does so at once.
     *
     * @throws IllegalStateException when an answer is none of 200, 201 and 429: such a run measures something else
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
            } else if (status == COME_AGAIN) {
                refused++;
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
                .add("refused", refused)
                .add("seconds", nanos / 1e9)
                .add("latencies", Latencies.text(latencies))
                .build();
    }

    /**
     * What is sent.
     *
     * @param port of the server on this machine
     * @param path of the requests
     * @param token that goes with them
     * @param connections kept open, each with one request at a time
     * @param millis how long new requests begin
     * @param rate requests a second by a timetable; 0 for as many as there can be
     * @param bodies sent in turn
     */
    public record LoadPlan(
            int port, String path, String token, int connections, long millis, double rate, List<String> bodies) {

        /** Complete requests, one a body. */
        List<PreparedRequest> requests() {
            return bodies.stream()
                    .map(body -> PreparedRequest.of(port, path, token, body))
                    .toList();
        }
    }

    /** A complete request, of which only the idempotency key changes from one time to the next. */
    static final class PreparedRequest {

        private static final String KEY = "Idempotency-Key: ";
        private static final int DIGITS = 16;

        private final byte[] bytes;
        private final int keyOffset;

        private PreparedRequest(byte[] bytes, int keyOffset) {
            this.bytes = bytes;
            this.keyOffset = keyOffset;
        }

        static PreparedRequest of(int port, String path, String token, String body) {
            String beforeKey = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer "
                    + token + "\r\n" + KEY;
            String head = beforeKey + "0".repeat(DIGITS) + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
            return new PreparedRequest((head + body).getBytes(StandardCharsets.UTF_8), beforeKey.length());
        }

        /** The request under a key; good until the next call. */
        byte[] under(long key) {
            long left = key;
            for (int i = keyOffset + DIGITS - 1; i >= keyOffset; i--) {
                bytes[i] = (byte) ('0' + left % 10);
                left /= 10;
            }
            return bytes;
        }
    }
}
