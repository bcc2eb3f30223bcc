package org.flightplan.web;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.migrations.Clamd;
import org.flightplan.migrations.Folders;
import org.flightplan.migrations.S3Server;
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
    private @Nullable S3Server contents;
    private @Nullable Path contentFolder;
    private @Nullable Clamd scanner;

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
        quietly(() -> Files.createDirectories(own()));
        List<String> more = quietlyMade(this::contents);
        configure(more, log.jdbcUrl() + "?logServerErrorDetail=false", keys.jdbcUrl());
        TestRunnerAdaptor runner = TestRunnerAdaptorBuilder.build();
        arquillian = runner;
        quietly(() -> {
            runner.beforeSuite();
            runner.beforeClass(MicroServer.class, LifecycleMethodExecutor.NO_OP);
            runner.before(this, MicroServer.class.getDeclaredMethod("war"), LifecycleMethodExecutor.NO_OP);
        });
    }

    // this server keeps contents in S3 and has them searched; the others keep them in a folder
    private List<String> contents() throws IOException {
        // not below the build's: a socket's path has no more than 107 characters
        Path folder = Files.createTempDirectory("flightplan-contents");
        contentFolder = folder;
        S3Server s3 = new S3Server(folder.resolve("s3"));
        s3.start();
        contents = s3;
        Path keys = Files.createFile(
                folder.resolve("s3.keys"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(keys, S3Server.ACCESS_KEY + "\n" + S3Server.SECRET_KEY + "\n");
        Stream<String> search = Stream.of();
        if (Clamd.isInstalled()) {
            Clamd clamd = new Clamd(folder.resolve("clamd"));
            scanner = clamd;
            search = Stream.of("-DCLAMD_ADDRESS=unix:" + clamd.socket());
        }
        return Stream.concat(Stream.of("-DCONTENT_S3_URL=" + s3.bucket(), "-DCONTENT_S3_KEYS_FILE=" + keys), search)
                .toList();
    }

    private void deleteContents() throws IOException {
        if (contentFolder != null) {
            Folders.delete(contentFolder);
        }
    }

    /** Where it keeps contents. Whoever breaks it mends it. */
    public S3Server contentStore() {
        return Objects.requireNonNull(contents);
    }

    @Override
    public void stop() {
        if (contents != null) {
            contents.close();
        }
        if (scanner != null) {
            scanner.close();
        }
        quietly(this::deleteContents);
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
        return own().resolve("server.log.0");
    }

    // the folder of this JVM's server beside those of other JVMs that run tests at the same time
    private static Path own() {
        return Path.of(System.getProperty("flightplan.test.server"), System.getProperty("flightplan.test.fork", "1"));
    }

    private static void configure(List<String> more, String jdbcUrl, String keysJdbcUrl) {
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
                                        "-DSPECIALTIES_DIR=" + TestServer.packs(),
                                        "-Djava.io.tmpdir=" + own()),
                                Stream.concat(more.stream(), pools))
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
                        own().resolve("server.log").toString())));
    }

    private static Stream<String> pool(String name, String jdbcUrl, String role) {
        return Stream.of(".url=" + jdbcUrl, ".user=" + role, ".password=none").map(setting -> "-D" + name + setting);
    }

    // Arquillian's container splits at spaces that have no backslash before them
    private static String words(List<String> words) {
        return words.stream().map(word -> word.replace(" ", "\\ ")).collect(Collectors.joining(" "));
    }

    private static <T> T quietlyMade(Callable<T> made) {
        try {
            return made.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
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
