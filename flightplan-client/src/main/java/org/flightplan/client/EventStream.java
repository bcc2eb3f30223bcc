package org.flightplan.client;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.flightplan.client.http.Json;
import org.flightplan.client.problems.MisunderstoodException;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events as they come. A thread of its own reads them: a read ends neither with an interrupt nor with a server
 * that has gone without a word.
 */
final class EventStream implements AutoCloseable {

    private static final String END = "\0";

    private final InputStream body;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(1_000);
    private volatile boolean closed;
    private long position;
    private long told;
    private @Nullable Duration retry;
    private @Nullable Notice notice;

    /**
     * Reads an answer.
     *
     * @param after the position up to which all was told; negative if nothing was
     */
    EventStream(InputStream body, long after) {
        this.body = body;
        this.position = after;
        this.told = after;
        Thread reading = new Thread(this::read, "flightplan-notices");
        reading.setDaemon(true);
        reading.start();
    }

    /** Up to where all was told: what to come back with. */
    long position() {
        return position;
    }

    /** How long the server wants a client to wait before it comes back. */
    Optional<Duration> retry() {
        return Optional.ofNullable(retry);
    }

    /** What came last; empty where it was a position alone. */
    Optional<Notice> notice() {
        return Optional.ofNullable(notice);
    }

    /**
     * Waits for the next event.
     *
     * @return false when the stream is over, or was silent for too long
     */
    boolean awaitNext(Duration longestSilence) throws InterruptedException {
        long id = position;
        String data = null;
        notice = null;
        while (true) {
            String line = lines.poll(longestSilence.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null || line.equals(END)) {
                // what has no blank line behind it may be cut: it comes again
                return false;
            } else if (line.startsWith("id:")) {
                id = Long.parseLong(value(line));
            } else if (line.startsWith("data:")) {
                data = value(line);
            } else if (line.startsWith("retry:")) {
                retry = Duration.ofMillis(Long.parseLong(value(line)));
            } else if (line.isEmpty() && (id != position || data != null)) {
                finish(id, data);
                return true;
            }
        }
    }

    private void finish(long id, @Nullable String data) {
        if (data != null && id > told) {
            notice = notice(id, data);
            told = id;
        }
        position = Math.max(position, id);
    }

    private static Notice notice(long id, String data) {
        JsonObject event = Json.objectIfAny(data.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new MisunderstoodException("notice"));
        String stream = event.getString("stream_id", null);
        return new Notice(
                id,
                event.getString("stream_type", null),
                stream == null ? null : UUID.fromString(stream),
                event.getString("event_type", null));
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null && !closed; line = reader.readLine()) {
                put(line);
            }
        } catch (IOException e) {
            // cut off: as good as an end
        }
        put(END);
    }

    // whoever has closed it takes no more
    private void put(String line) {
        try {
            boolean taken = false;
            while (!taken && !closed) {
                taken = lines.offer(line, 1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            body.close();
        } catch (IOException e) {
            // it is left anyway
        }
    }
}
