package org.flightplan.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.flightplan.client.http.Patience;

/** A server that remembers every request and answers as a test wants: what a real one does seldom, as often as needed. */
final class Peer implements AutoCloseable {

    /** A request as it arrived. */
    record Request(String method, URI uri, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        String path() {
            return uri.getPath();
        }
    }

    /** An answer; without a status the connection is dropped. */
    record Answer(int status, Map<String, String> headers, String body) {

        static Answer of(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "application/json"), body);
        }

        static Answer problem(int status, String code) {
            String body = "{\"type\": \"urn:flightplan:problem:x\", \"status\": " + status + ", \"error_code\": \""
                    + code + "\", \"detail\": \"Synthia Mockingbird\", \"instance\": \"urn:uuid:4711\"}";
            return new Answer(status, Map.of("Content-Type", "application/problem+json"), body);
        }

        static Answer dropped() {
            return new Answer(0, Map.of(), "");
        }

        Answer header(String name, String value) {
            Map<String, String> all = new HashMap<>(headers);
            all.put(name, value);
            return new Answer(status, all, body);
        }
    }

    /** Decides on the answer to the request of this number, from 1. */
    @FunctionalInterface
    interface Script {
        Answer answer(Request request, int number);
    }

    static {
        // else each answer waits 40 ms for the client's acknowledgement of its header
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(8);
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Script script;

    Peer(Script script) throws IOException {
        this.script = script;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(workers);
        server.start();
    }

    URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    List<Request> requests() {
        return new ArrayList<>(requests);
    }

    /** A client of it that waits only in its own time. */
    FlightPlanClient client(TestTime time) {
        return FlightPlanClient.at(base())
                .token(() -> "token")
                .patience(Patience.USUAL)
                .time(time)
                .build();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Request request =
                new Request(exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body);
        int number;
        synchronized (requests) {
            requests.add(request);
            number = requests.size();
        }
        Answer answer = script.answer(request, number);
        if (answer.status() > 0) {
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
