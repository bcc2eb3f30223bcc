package org.flightplan.web;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

/** The built WAR on Payara Micro, deployed by Arquillian. */
public final class MicroServer implements ApplicationServer {

    private static final Map<String, String> ROLES = Map.of(
            "flightplan.db", "flightplan_app",
            "flightplan.db.events", "flightplan_events",
            "flightplan.db.migrations", "flightplan");

    private @Nullable TestRunnerAdaptor arquillian;

    @ArquillianResource
    URI url;

    /** What Arquillian deploys. */
    @Deployment(testable = false)
    public static WebArchive war() {
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File(System.getProperty("flightplan.test.war")))
                .as(WebArchive.class);
    }

    @Override
    public void start(TestDatabase log, TestDatabase keys) {
        configure(log.jdbcUrl() + "?logServerErrorDetail=false", keys.jdbcUrl());
        TestRunnerAdaptor runner = TestRunnerAdaptorBuilder.build();
        arquillian = runner;
        quietly(() -> {
            runner.beforeSuite();
            runner.beforeClass(MicroServer.class, LifecycleMethodExecutor.NO_OP);
            runner.before(this, MicroServer.class.getDeclaredMethod("war"), LifecycleMethodExecutor.NO_OP);
        });
    }

    @Override
    public void stop() {
        TestRunnerAdaptor runner = arquillian;
        if (runner != null) {
            quietly(() -> runner.afterClass(MicroServer.class, LifecycleMethodExecutor.NO_OP));
            quietly(runner::afterSuite);
            runner.shutdown();
            arquillian = null;
        }
    }

    @Override
    public URI application() {
        return url;
    }

    @Override
    public URI management() {
        return url;
    }

    @Override
    public URI description() {
        return url;
    }

    @Override
    public Path log() {
        return Path.of(System.getProperty("flightplan.test.server"), "server.log.0");
    }

    private static void configure(String jdbcUrl, String keysJdbcUrl) {
        String server = System.getProperty("flightplan.test.server");
        Stream<String> pools = Stream.concat(
                ROLES.entrySet().stream().flatMap(role -> pool(role.getKey(), jdbcUrl, role.getValue())),
                pool("flightplan.db.keys", keysJdbcUrl, "flightplan_keys"));
        System.setProperty("flightplan.test.micro", server + "/payara-micro.jar");
        System.setProperty(
                "flightplan.test.jvm",
                words(Stream.concat(
                                Stream.of(
                                        "-Xmx512m",
                                        // compiling less costs a server that lives for minutes half the processor time
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+UseSerialGC",
                                        "-DENVIRONMENT=development",
                                        "-Djava.io.tmpdir=" + server),
                                pools)
                        .toList()));
        System.setProperty(
                "flightplan.test.options",
                words(List.of(
                        "--addlibs",
                        server + "/postgresql.jar",
                        "--postbootcommandfile",
                        System.getProperty("flightplan.test.pools"),
                        "--prebootcommandfile",
                        System.getProperty("flightplan.test.connections"),
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
