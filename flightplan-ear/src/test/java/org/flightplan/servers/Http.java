package org.flightplan.servers;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A client of one server, with a token or anonymous. */
final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI base;
    private final @Nullable String token;

    private Http(URI base, @Nullable String token) {
        this.base = base;
        this.token = token;
    }

    /** Without a token. */
    static Http anonymous(URI base) {
        return new Http(base, null);
    }

    Http with(String bearerToken) {
        return new Http(base, bearerToken);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, JsonObject body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Sends a text as it is. */
    Answer put(String path, String text) {
        return send(request(path).header("Content-Type", "text/plain").PUT(HttpRequest.BodyPublishers.ofString(text)));
    }

    /** The lines of an answer that comes as long as it is open; whoever has it closes it. */
    BufferedReader open(String path) throws IOException, InterruptedException {
        InputStream body = CLIENT.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream())
                .body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** Any method, with an empty object as its body unless it is GET. */
    Answer send(String method, String path) {
        return method.equals("GET")
                ? get(path)
                : send(request(path)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString("{}")));
    }

    /** What comes back to a GET with these headers and no others, as it comes: the client above lets nobody choose a host. */
    static String raw(URI address, String... headers) {
        String request = "GET " + address.getPath() + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asks again and again until the answer is 200.
     *
     * @throws AssertionError with the last answer, when that takes longer than five minutes: other builds may share the machine
     */
    static Answer await(URI address) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
        Answer answer = anonymous(address).get("");
        while (answer.status() != 200) {
            if (System.nanoTime() > limit) {
                throw new AssertionError(address + " did not become 200: " + answer);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            answer = anonymous(address).get("");
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            String type = response.headers().firstValue("Content-Type").orElse("");
            try (InputStream body = response.body()) {
                // of an answer that does not end, its beginning
                byte[] text = type.startsWith("text/event-stream") ? body.readNBytes(1) : body.readAllBytes();
                return new Answer(response.statusCode(), type, new String(text, StandardCharsets.UTF_8));
            }
        } catch (IOException notListening) {
            return new Answer(0, "", notListening.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An answer as it came; status 0 when there was none. */
    record Answer(int status, String type, String body) {

        JsonObject json() {
            try (var reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }
    }
}
