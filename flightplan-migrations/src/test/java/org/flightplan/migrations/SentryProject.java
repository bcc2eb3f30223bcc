package org.flightplan.migrations;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** A Sentry project, as far as a node can tell: it takes reports. */
public final class SentryProject implements AutoCloseable {

    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** Listens on this machine. */
    public SentryProject() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/7/envelope/", exchange -> {
            byte[] packed = exchange.getRequestBody().readAllBytes();
            byte[] report = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
            reports.add(new String(report, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** Where it is, as {@code SENTRY_DSN} takes it. */
    public String dsn() {
        return "http://key@127.0.0.1:" + server.getAddress().getPort() + "/7";
    }

    /** What has arrived so far. */
    public List<String> reports() {
        return List.copyOf(reports);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
