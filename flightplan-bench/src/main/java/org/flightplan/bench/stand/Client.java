package org.flightplan.bench.stand;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client of one node, with keep-alive and at most one token. A request is sent once; whatever comes back is given back,
 * so that a trial can tell an answer from none.
 */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * What came back.
     *
     * @param status of HTTP
     * @param body as it came
     * @param retryAfter seconds to wait before it is asked again; null when the answer does not say
     */
    public record Answer(int status, String body, @Nullable String retryAfter) {

        /** The body as an object. */
        public JsonObject json() {
            try (var reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }

        /**
         * This answer, when it has the status.
         *
         * @throws IllegalStateException when it has another
         */
        public Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("Expected " + wanted + ", but it was " + this);
            }
            return this;
        }
    }

    private final URI base;
    private final Duration timeout;
    private final @Nullable String token;

    Client(URI base) {
        this(base, Duration.ofSeconds(60), null);
    }

    private Client(URI base, Duration timeout, @Nullable String token) {
        this.base = base;
        this.timeout = timeout;
        this.token = token;
    }

    /** The same client, with a development token of a user made up, in a tenant or in none. */
    public Client as(@Nullable UUID tenant, String... roles) {
        return asUser(UUID.randomUUID(), tenant, roles);
    }

    /** The same client, with a development token of a user, in a tenant or in none. */
    public Client asUser(UUID user, @Nullable UUID tenant, String... roles) {
        return new Client(base, timeout, token(user, tenant, List.of(roles)));
    }

    /** The same client, which waits for an answer so long and no longer. */
    public Client within(Duration longest) {
        return new Client(base, longest, token);
    }

    /** The client's token; for a load generator of its own. */
    public String token() {
        if (token == null) {
            throw new IllegalStateException("It has none");
        }
        return token;
    }

    /** Whether the node says that it takes requests. */
    public boolean isReady() {
        try {
            return get("health/ready").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** GET, from the root of the application. */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** POST without a body, from the root of the application. */
    public Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    /** POST, from the root of the application, without an idempotency key. */
    public Answer post(String path, JsonObject body) {
        return send(posting(path, body));
    }

    /** POST under an idempotency key. */
    public Answer post(String path, JsonObject body, String idempotencyKey) {
        return send(posting(path, body).header("Idempotency-Key", idempotencyKey));
    }

    private HttpRequest.Builder posting(String path, JsonObject body) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(timeout);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Retry-After").orElse(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    // each node signs its own development tokens, and knows no other's
    private String token(UUID user, @Nullable UUID tenant, List<String> roles) {
        var request =
                Json.createObjectBuilder().add("user", user.toString()).add("roles", Json.createArrayBuilder(roles));
        if (tenant != null) {
            request.add("tenant", tenant.toString());
        }
        return post("api/v1/dev/token", request.build()).expect(200).json().getString("access_token");
    }
}
