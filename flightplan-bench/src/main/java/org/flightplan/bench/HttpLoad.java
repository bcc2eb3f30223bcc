package org.flightplan.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.bench.load.LoadMain;
import org.flightplan.bench.stand.Node;

/** Starts the load generator as a process of its own. */
final class HttpLoad {

    private static final Logger LOG = Logger.getLogger(HttpLoad.class.getName());
    private static final int CONNECTIONS = 64;

    /** What the load before gave up is still under way for a moment, and takes the places of those who wait. */
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private HttpLoad() {}

    /** Loads a node with requests that are to be answered 200 or 201; a {@code rate} of 0 means as fast as it goes. */
    static Run of(Node node, String token, String path, long millis, double rate, List<String> bodies) {
        LockSupport.parkNanos(REST_NANOS);
        JsonObject plan = Json.createObjectBuilder()
                .add("port", node.url().getPort())
                .add("path", path)
                .add("token", token)
                .add("connections", CONNECTIONS)
                .add("millis", millis)
                .add("rate", rate)
                .add("bodies", Json.createArrayBuilder(bodies))
                .build();
        try {
            Process load = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            // one thread does it all: the compilers and the collector are to take no more than that
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-classpath",
                            System.getProperty("java.class.path"),
                            LoadMain.class.getName())
                    .redirectError(Redirect.INHERIT)
                    .start();
            try (var in = load.getOutputStream()) {
                in.write(plan.toString().getBytes(StandardCharsets.UTF_8));
            }
            try (var out = Json.createReader(load.getInputStream())) {
                JsonObject result = out.readObject();
                if (result.getInt("refused") > 0) {
                    LOG.log(Level.WARNING, "{0} of {1}''s requests were refused by 429", new Object[] {
                        result.get("refused"), path
                    });
                }
                return Run.of(result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
