package org.flightplan.web;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.flightplan.migrations.TestDatabase;
import org.jspecify.annotations.Nullable;

/**
 * The server under test, over databases of its own. It is started once for all test classes, when the first one asks where it
 * is: a server a class would cost 20 seconds each.
 */
public final class TestServer {

    private static final long LONGEST_START_SECONDS = 120;

    /** Begun with the server: Maven's own JVM loads this class too, to divide the tests among others. */
    private static final class Keys {
        static final TestDatabase STORE = TestDatabase.keyStore();
    }

    private static @Nullable ApplicationServer running;
    private static @Nullable TestDatabase database;

    private TestServer() {}

    /** The root of the application, ready for requests; it ends with a slash. */
    public static URI baseUrl() {
        String elsewhere = System.getProperty("flightplan.test.url", "");
        if (!elsewhere.isBlank()) {
            return URI.create(elsewhere.endsWith("/") ? elsewhere : elsewhere + "/");
        }
        return server().application();
    }

    /** The server itself, ready for requests. */
    public static synchronized ApplicationServer server() {
        if (running == null) {
            ApplicationServer server =
                    ServiceLoader.load(ApplicationServer.class).findFirst().orElseGet(MicroServer::new);
            database = TestDatabase.empty();
            server.start(database, Keys.STORE);
            running = server;
            awaitReady(server);
        }
        return running;
    }

    /** The server's database. Whoever breaks it mends it. */
    public static synchronized TestDatabase database() {
        server();
        return Objects.requireNonNull(database);
    }

    /** The server's key store. Whoever breaks it mends it. */
    public static TestDatabase keyStore() {
        return Keys.STORE;
    }

    /** The folder of packs that the server has beside those that are delivered: two versions of one, and a broken one. */
    public static Path packs() {
        Path here = Path.of("").toAbsolutePath();
        return here.resolveSibling("flightplan-web").resolve("src/test/packs");
    }

    static synchronized void stop() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    private static void awaitReady(ApplicationServer server) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        Http anonymous = Http.at(server.management());
        while (anonymous.get("health/ready").status() != 200) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("The server did not become ready: " + anonymous.get("health/ready"));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
