package org.flightplan.web;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.openapi.Documented;
import org.jspecify.annotations.Nullable;

/** A client of the server under test: at an address, with headers that go with every request. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI base;
    private final List<String> headers;

    private Http(URI base, List<String> headers) {
        this.base = base;
        this.headers = headers;
    }

    static Http at(URI base) {
        return new Http(base, List.of());
    }

    /** A client of the whole application, without a token. */
    public static Http application() {
        return at(TestServer.baseUrl());
    }

    /** A client of what the server tells of itself: {@code health}. */
    public static Http management() {
        return at(TestServer.server().management());
    }

    /** A client of the server's description of its APIs: {@code openapi}. */
    public static Http description() {
        return at(TestServer.server().description());
    }

    /** The server's description of the API; some put the application's own path before each path, which is left out. */
    public static JsonObject openApi() {
        JsonObject document =
                description().get("openapi?format=JSON").expect(200).json();
        String own = TestServer.baseUrl().getPath();
        JsonDoc paths = doc();
        document.getJsonObject("paths")
                .forEach((path, item) ->
                        paths.with(path.startsWith(own) ? path.substring(own.length() - 1) : path, item));
        return JsonDoc.of(document).with("paths", paths.build()).build();
    }

    /** A client of the API, without a token. */
    public static Http api() {
        return at(TestServer.baseUrl().resolve("api/v1/"));
    }

    /** A client of the API with a development token: of a user made up, in a tenant or in none. */
    public static Http as(@Nullable UUID tenant, String... roles) {
        return as(UUID.randomUUID(), tenant, roles);
    }

    /** A client of the API with a development token of a user. */
    public static Http as(UUID user, @Nullable UUID tenant, String... roles) {
        return api().token(token(user, tenant, roles));
    }

    /** A development token. */
    public static String token(UUID user, @Nullable UUID tenant, String... roles) {
        JsonObject request = doc().with("tenant", tenant)
                .with("roles", List.of(roles))
                .with("user", user)
                .build();
        return api().post("dev/token", request).expect(200).json().getString("access_token");
    }

    /** The same client with a token. */
    public Http token(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same client with a header. */
    public Http with(String name, String value) {
        return new Http(
                base, Stream.concat(headers.stream(), Stream.of(name, value)).toList());
    }

    /** GET. */
    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** GET of what is no text. */
    public HttpResponse<byte[]> bytes(String path) {
        return exchange("GET", path, BodyPublishers.noBody(), BodyHandlers.ofByteArray());
    }

    /** POST of an object. */
    public Answer post(String path, JsonObject body) {
        return send("POST", path, body.toString());
    }

    /** PATCH of an object. */
    public Answer patch(String path, JsonObject body) {
        return send("PATCH", path, body.toString());
    }

    /** Any method with a body as it is. */
    public Answer send(String method, String path, String body) {
        return with("Content-Type", "application/json").send(method, path, BodyPublishers.ofString(body));
    }

    /** Any method with any body; the content type is the caller's to give. */
    public Answer send(String method, String path, BodyPublisher body) {
        HttpResponse<Supplier<String>> response = exchange(method, path, body, Http::text);
        Answer answer = new Answer(
                response.statusCode(), response.headers(), response.body().get());
        Documented.check(method, response.uri(), answer);
        return answer;
    }

    /** GET of what comes as long as it is open: it has begun, and whoever has it closes it. */
    public HttpResponse<InputStream> open(String path) {
        return exchange("GET", path, BodyPublishers.noBody(), BodyHandlers.ofInputStream());
    }

    // of an answer that does not end, its beginning
    private static BodySubscriber<Supplier<String>> text(ResponseInfo info) {
        boolean endless = info.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
        return endless
                ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), in -> () -> beginning(in))
                : BodySubscribers.mapping(BodySubscribers.ofString(StandardCharsets.UTF_8), whole -> () -> whole);
    }

    private static String beginning(InputStream endless) {
        try (endless) {
            byte[] bytes = new byte[1_000];
            return new String(bytes, 0, Math.max(0, endless.read(bytes)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> HttpResponse<T> exchange(String method, String path, BodyPublisher body, BodyHandler<T> handler) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        List<String> all = new ArrayList<>(headers);
        if (!all.isEmpty()) {
            request.headers(all.toArray(String[]::new));
        }
        try {
            return CLIENT.send(request.build(), handler);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
