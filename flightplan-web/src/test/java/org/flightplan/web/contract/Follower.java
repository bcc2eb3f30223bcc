package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flightplan.web.Http;
import org.jspecify.annotations.Nullable;

/** A client that follows {@code GET /events/stream} as the specification of server-sent events says. */
final class Follower implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    /** What it was told: the position, and what stands in the data. */
    record Told(long id, JsonObject data) {}

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Told> unread = new LinkedBlockingQueue<>();
    private final List<Told> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger beats = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long lastId;

    private Follower(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reading = new Thread(this::read, "follower");
        reading.setDaemon(true);
        reading.start();
    }

    /** One that follows all that will be recorded. */
    static Follower of(Http client) {
        return of(client, "");
    }

    /** The same with a query. */
    static Follower of(Http client, String query) {
        return at(client, "events/stream" + query);
    }

    /** One that follows another stream. */
    static Follower at(Http client, String path) {
        HttpResponse<InputStream> response = client.open(path);
        assertEquals(200, response.statusCode());
        assertEquals(
                "text/event-stream",
                response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", ""));
        Follower follower = new Follower(response);
        assertTrue(isDown(follower.begun), "it begins at once");
        return follower;
    }

    /** One that comes back to where it was. */
    static Follower behind(Http client, long id, String query) {
        return of(client.with("Last-Event-ID", Long.toString(id)), query);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            JsonObject data = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    lastId = Long.parseLong(line.substring(4));
                    begun.countDown();
                } else if (line.startsWith("data: ")) {
                    data = json(line.substring(6));
                } else if (line.startsWith(":")) {
                    beats.incrementAndGet();
                } else if (line.isEmpty() && data != null) {
                    Told told = new Told(lastId, data);
                    all.add(told);
                    unread.add(told);
                    data = null;
                }
            }
        } catch (IOException cut) {
            // as good as an end
        } finally {
            over.countDown();
        }
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** The next that it is told; the test fails when that does not come. */
    Told next() {
        @Nullable Told told = poll(PATIENCE_SECONDS * 1_000L);
        assertTrue(told != null, "nothing was told");
        return told;
    }

    /** The same of those whose data is not empty. */
    JsonObject nextOpen() {
        JsonObject data = next().data();
        return data.isEmpty() ? nextOpen() : data;
    }

    /** The next that it is told within so long, or null. */
    @Nullable
    Told poll(long millis) {
        try {
            return unread.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that it was told. */
    List<Told> all() {
        return all;
    }

    /** How many comments have come. */
    int beats() {
        return beats.get();
    }

    /** The id that came last: what to come back with. */
    long lastId() {
        return lastId;
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Waits until the server has ended it. */
    boolean isOver() {
        return isDown(over);
    }

    /** Whether it has ended by now. */
    boolean isOverNow() {
        return over.getCount() == 0;
    }

    private static boolean isDown(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            // it is left anyway
        }
    }
}
