package org.flightplan.web;

import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.migrations.TestDatabase;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.arquillian.test.spi.LifecycleMethodExecutor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptorBuilder;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;

/**
 * The built WAR on Payara Micro, over a database of its own. Arquillian deploys it once for all test classes, when the
 * first one asks where it is: a server a class would cost 20 seconds each.
 */
public final class TestServer {

    private static final long LONGEST_START_SECONDS = 120;
    private static final Map<String, String> ROLES = Map.of(
            "flightplan.db", "flightplan_app",
            "flightplan.db.events", "flightplan_events",
            "flightplan.db.migrations", "flightplan");

    private static final TestDatabase KEYS = TestDatabase.keyStore();

    private static @Nullable TestServer running;
    private static @Nullable TestDatabase database;

    private final TestRunnerAdaptor arquillian;

    @ArquillianResource
    URI url;

    private TestServer(TestRunnerAdaptor arquillian) {
        this.arquillian = arquillian;
    }

    /** The root of the application, ready for requests; it ends with a slash. */
    public static synchronized URI baseUrl() {
        String elsewhere = System.getProperty("flightplan.test.url", "");
        if (!elsewhere.isBlank()) {
            return URI.create(elsewhere.endsWith("/") ? elsewhere : elsewhere + "/");
        }
        if (running == null) {
            running = start();
        }
        return running.url;
    }

    /** The server's database. Whoever breaks it mends it. */
    public static synchronized TestDatabase database() {
        baseUrl();
        return Objects.requireNonNull(database, "this server's database is elsewhere");
    }

    /** The server's key store. Whoever breaks it mends it. */
    public static TestDatabase keyStore() {
        return KEYS;
    }

    static synchronized void stop() {
        if (running != null) {
            quietly(() -> running.arquillian.afterClass(TestServer.class, LifecycleMethodExecutor.NO_OP));
            quietly(running.arquillian::afterSuite);
            running.arquillian.shutdown();
            running = null;
        }
    }

    /** What Arquillian deploys. */
    @Deployment(testable = false)
    public static WebArchive war() {
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File(System.getProperty("flightplan.test.war")))
                .as(WebArchive.class);
    }

    private static TestServer start() {
        database = TestDatabase.empty();
        configure(database.jdbcUrl() + "?logServerErrorDetail=false");
        TestServer server = new TestServer(TestRunnerAdaptorBuilder.build());
        quietly(() -> {
            server.arquillian.beforeSuite();
            server.arquillian.beforeClass(TestServer.class, LifecycleMethodExecutor.NO_OP);
            server.arquillian.before(server, TestServer.class.getDeclaredMethod("war"), LifecycleMethodExecutor.NO_OP);
        });
        server.awaitReady();
        return server;
    }

    private static void configure(String jdbcUrl) {
        String server = System.getProperty("flightplan.test.server");
        Stream<String> pools = Stream.concat(
                ROLES.entrySet().stream().flatMap(role -> pool(role.getKey(), jdbcUrl, role.getValue())),
                pool("flightplan.db.keys", KEYS.jdbcUrl(), "flightplan_keys"));
        System.setProperty("flightplan.test.micro", server + "/payara-micro.jar");
        System.setProperty(
                "flightplan.test.jvm",
                words(Stream.concat(
                                Stream.of("-Xmx512m", "-DENVIRONMENT=development", "-Djava.io.tmpdir=" + server), pools)
                        .toList()));
        System.setProperty(
                "flightplan.test.options",
                words(List.of(
                        "--addlibs",
                        server + "/postgresql.jar",
                        "--postbootcommandfile",
                        System.getProperty("flightplan.test.pools"),
                        "--logtofile",
                        server + "/server.log")));
    }

    private static Stream<String> pool(String name, String jdbcUrl, String role) {
        return Stream.of(".url=" + jdbcUrl, ".user=" + role, ".password=none").map(setting -> "-D" + name + setting);
    }

    // Arquillian's container splits at spaces that have no backslash before them
    private static String words(List<String> words) {
        return words.stream().map(word -> word.replace(" ", "\\ ")).collect(Collectors.joining(" "));
    }

    private void awaitReady() {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        Http anonymous = Http.at(url);
        while (anonymous.get("health/ready").status() != 200) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("The server did not become ready: " + anonymous.get("health/ready"));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void quietly(Step step) {
        try {
            step.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
