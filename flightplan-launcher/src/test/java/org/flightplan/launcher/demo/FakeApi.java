package org.flightplan.launcher.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that hands out numbered tokens, remembers every other request, and answers them as a test wants. */
final class FakeApi implements AutoCloseable {

    /** A request as it arrived. */
    record Request(String method, String path, String key, String body) {}

    /** An answer. */
    record Answer(int status, String type, String body) {

        static Answer of(int status) {
            return new Answer(status, "application/json", "{}");
        }

        static Answer problem(int status, String body) {
            return new Answer(status, "application/problem+json", body);
        }
    }

    /** Decides on an answer. */
    @FunctionalInterface
    interface Script {
        Answer answer(Request request, int number);
    }

    static {
        // else each answer waits 40 ms for the client's acknowledgement of its header
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(16);
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<String> tokenRequests = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final Script script;

    FakeApi(Script script) throws IOException {
        this.script = script;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/dev/token", this::token);
        // whoever signs in looks where
        server.createContext("/api/v1/tenants/current", exchange -> reply(exchange, Answer.of(200)));
        server.createContext("/api/v1/", this::command);
        server.setExecutor(workers);
        server.start();
    }

    String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Request> requests() {
        return requests;
    }

    List<String> tokenRequests() {
        return tokenRequests;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void token(HttpExchange exchange) throws IOException {
        tokenRequests.add(body(exchange));
        String token = "token-" + tokenRequests.size();
        reply(
                exchange,
                new Answer(200, "application/json", "{\"access_token\": \"" + token + "\", \"expires_in\": 900}"));
    }

    private void command(HttpExchange exchange) throws IOException {
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                body(exchange));
        requests.add(request);
        reply(exchange, script.answer(request, number.incrementAndGet()));
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void reply(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", answer.type());
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
