package org.flightplan.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A WildFly with a configuration of its own, configured and started as the operator's guide says. */
final class WildFlyServer implements Node, BeforeAllCallback, AfterAllCallback {

    private static final String CONFIGURATION = "smoke.xml";
    private static final int HTTP = 8080;
    private static final int MANAGEMENT = 9990;

    // HTTP, HTTPS, management, transaction recovery
    private final int offset = Ports.freeBase(HTTP, 8443, MANAGEMENT, 4712, 4713);
    private final Path home = Build.WILDFLY_HOME.path();
    private Map<String, String> settings;
    private Program program;
    private @Nullable Process process;

    /** One on this database, configured by these settings besides the server's own. */
    WildFlyServer(Map<String, String> own) {
        settings = own;
        program = program(own);
    }

    private Program program(Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(own);
        all.put("WILDFLY_HOME", home.toString());
        all.put("WILDFLY_CONFIG", CONFIGURATION);
        all.put("ECLIPSELINK", Build.ECLIPSELINK.toString());
        // so that ending the start script ends the server
        all.put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
        return new Program(all);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        start();
    }

    /** From what was unpacked to a started server with the application, ready. */
    @Override
    public void start() throws IOException {
        Files.copy(
                configuration().resolveSibling("standalone.xml"), configuration(), StandardCopyOption.REPLACE_EXISTING);
        configure();
        String once = withoutSecrets(configuration());
        configure();
        assertEquals(once, withoutSecrets(configuration()), "the script changed something when run again");
        launch();
        // an interrupted build must not leave a server behind
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        Http.await(management().resolve("/health/live"));
        cli("deploy " + Build.EAR);
        Http.await(ready());
    }

    private void launch() throws IOException {
        process = program.start(
                Build.WORK.path().resolve("wildfly.log"),
                home.resolve("bin/standalone.sh").toString(),
                "--server-config=" + CONFIGURATION,
                "-Djboss.socket.binding.port-offset=" + offset);
    }

    @Override
    public void restart(Map<String, String> own) throws IOException {
        boolean otherPools = !Node.ofPools(own).equals(Node.ofPools(settings));
        settings = own;
        program = program(own);
        stop();
        if (otherPools) {
            configure();
        }
        launch();
    }

    @Override
    public String server() {
        return "WildFly";
    }

    @Override
    public URI ready() {
        return management().resolve("/health/ready");
    }

    private void configure() {
        program.run(Build.SERVER_CONFIG.path().resolve("wildfly/configure.sh").toString());
    }

    String cli(String command) {
        return program.run(
                home.resolve("bin/jboss-cli.sh").toString(),
                "--connect",
                "--controller=localhost:" + management().getPort(),
                "--command=" + command);
    }

    /** What it logs. */
    Path log() {
        return home.resolve("standalone/log/server.log");
    }

    /** Where the server's configuration is kept. */
    Path configuration() {
        return home.resolve("standalone/configuration").resolve(CONFIGURATION);
    }

    @Override
    public URI root() {
        return URI.create("http://localhost:" + (offset + HTTP));
    }

    // each run encrypts them anew
    private static String withoutSecrets(Path configuration) throws IOException {
        return Files.readString(configuration).replaceAll("ENC::[^}]*", "");
    }

    URI management() {
        return URI.create("http://localhost:" + (offset + MANAGEMENT));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    @Override
    public void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
