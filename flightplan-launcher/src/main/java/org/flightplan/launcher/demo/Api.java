package org.flightplan.launcher.demo;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * FlightPlan's HTTP API, as any client uses it. A request is sent again, unchanged, while the server is away, asks to
 * wait, or wants a fresh token; safe to be used by several threads.
 */
final class Api {

    private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<Caller, String> tokens = new ConcurrentHashMap<>();
    private final String base;
    private final Patience patience;

    /**
     * Talks to the server at this address.
     *
     * @param base such as {@code http://localhost:8080}
     */
    Api(String base, Patience patience) {
        this.base = base + "/api/v1";
        this.patience = patience;
    }

    /** Sends a body under an idempotency key; the answer is the final one, of whatever status. */
    HttpResponse<String> send(Caller caller, String method, String path, JsonObject body, String idempotencyKey)
            throws InterruptedException {
        return persist(
                caller,
                request(path)
                        .header("Idempotency-Key", idempotencyKey)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body.toString())));
    }

    /** Asks; the answer is the final one, of whatever status. */
    HttpResponse<String> get(Caller caller, String path) throws InterruptedException {
        return persist(caller, request(path).GET());
    }

    private HttpResponse<String> persist(Caller caller, HttpRequest.Builder request) throws InterruptedException {
        long end = System.nanoTime() + patience.deadline().toNanos();
        for (int attempt = 0; ; attempt++) {
            boolean isLast = System.nanoTime() > end;
            Duration pause;
            try {
                HttpResponse<String> answer = sendSigned(caller, request);
                if (answer.statusCode() == 401) {
                    tokens.remove(caller);
                }
                if (isLast || !(answer.statusCode() == 401 || TRY_AGAIN.contains(answer.statusCode()))) {
                    return answer;
                }
                pause = patience.before(attempt, answer.headers());
            } catch (IOException e) {
                if (isLast) {
                    throw new DemoFailure("The server at " + base + " has not answered for "
                            + patience.deadline().toSeconds() + " s ("
                            + e.getClass().getSimpleName() + ").");
                }
                pause = patience.before(attempt);
            }
            Thread.sleep(pause.toMillis());
        }
    }

    private HttpResponse<String> sendSigned(Caller caller, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        String token = tokens.get(caller);
        if (token == null) {
            HttpResponse<String> answer = client.send(tokenRequest(caller), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                return answer;
            }
            token = Json.object(answer.body()).getString("access_token");
            tokens.put(caller, token);
        }
        return client.send(
                request.copy().header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    }

    private HttpRequest tokenRequest(Caller caller) {
        return request("/dev/token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(caller.tokenRequest().toString()))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
    }
}
