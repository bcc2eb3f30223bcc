package org.flightplan.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flightplan.migrations.Folders;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Payara Server domain of its own, made, configured and started as the operator's guide says. */
final class PayaraServer implements Node, BeforeAllCallback, AfterAllCallback {

    private static final String DOMAIN = "smoke";
    private static final int HTTP = 80;
    private static final int ADMIN = 48;
    // what create-domain takes from a base: JMS, IIOP, HTTPS, JMX, OSGi, debugger, Hazelcast
    private static final int[] TAKEN = {ADMIN, HTTP, 76, 37, 38, 39, 81, 86, 66, 9, 49, 59};

    private final int base = Ports.freeBase(TAKEN);
    private final Path domains = Build.WORK.path().resolve("payara");
    private Map<String, String> settings;
    private Program program;

    /** One on this database, configured by these settings besides the server's own. */
    PayaraServer(Map<String, String> own) {
        settings = own;
        program = program(own);
    }

    private Program program(Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(own);
        all.put("PAYARA_HOME", Build.PAYARA_HOME.toString());
        all.put("AS_ADMIN_PORT", String.valueOf(base + ADMIN));
        all.put("TERM", "dumb");
        return new Program(all);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        start();
    }

    /** From nothing to a started domain with the application, ready. */
    @Override
    public void start() throws IOException {
        Folders.delete(domains);
        asadmin("create-domain", "--nopassword", "--domaindir", domains.toString(), "--portbase", "" + base, DOMAIN);
        // an interrupted build must not leave a server behind
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        asadmin("start-domain", "--domaindir", domains.toString(), DOMAIN);
        configure();
        // as the guide says: of settings that change while it runs, a listener may miss the last
        asadmin("restart-domain", "--domaindir", domains.toString(), DOMAIN);
        asadmin("deploy", "--name", "flightplan", Build.EAR.toString());
        Http.await(ready());
    }

    @Override
    public void restart(Map<String, String> own) {
        boolean otherPools = !Node.ofPools(own).equals(Node.ofPools(settings));
        settings = own;
        program = program(own);
        if (otherPools) {
            configure();
        }
        stop();
        asadmin("start-domain", "--domaindir", domains.toString(), DOMAIN);
    }

    @Override
    public String server() {
        return "Payara Server";
    }

    @Override
    public URI ready() {
        return root().resolve("/health/ready");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    void configure() {
        program.run(Build.SERVER_CONFIG.path().resolve("payara/configure.sh").toString());
    }

    String asadmin(String... arguments) {
        String asadmin = Build.PAYARA_HOME.path().resolve("bin/asadmin").toString();
        return program.run(
                Stream.concat(Stream.of(asadmin), Stream.of(arguments)).toArray(String[]::new));
    }

    /** What it logs. */
    Path log() {
        return domains.resolve(DOMAIN).resolve("logs/server.log");
    }

    /** Where the server's configuration is kept. */
    Path configuration() {
        return domains.resolve(DOMAIN).resolve("config/domain.xml");
    }

    @Override
    public URI root() {
        return URI.create("http://localhost:" + (base + HTTP));
    }

    @Override
    public void stop() {
        asadmin("stop-domain", "--domaindir", domains.toString(), "--kill", DOMAIN);
    }
}
