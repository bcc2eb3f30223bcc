package org.flightplan.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.web.ApplicationServer;
import org.flightplan.web.TestServer;
import org.jspecify.annotations.Nullable;

/** The EAR in development, for the suite that Payara Micro runs first: on the server that {@code flightplan.suite} names. */
public final class EarServer implements ApplicationServer {

    private static final String CONTEXT = "/flightplan/";

    private final String name = System.getProperty("flightplan.suite");
    private @Nullable PayaraServer payara;
    private @Nullable WildFlyServer wildFly;

    @Override
    public void start(TestDatabase log, TestDatabase keys) {
        try {
            Map<String, String> settings = settings(log, keys);
            switch (name) {
                case "payara" -> {
                    payara = new PayaraServer(settings);
                    payara.start();
                }
                case "wildfly" -> {
                    wildFly = new WildFlyServer(settings);
                    wildFly.start();
                }
                default -> throw new IllegalStateException("flightplan.suite is " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (payara != null) {
            payara.stop();
        }
        if (wildFly != null) {
            wildFly.stop();
        }
    }

    @Override
    public URI application() {
        return root().resolve(CONTEXT);
    }

    @Override
    public URI management() {
        return (wildFly == null ? root() : wildFly.management()).resolve("/");
    }

    @Override
    public URI description() {
        return root().resolve("/");
    }

    @Override
    public Path log() {
        return wildFly == null ? payara.log() : wildFly.log();
    }

    private URI root() {
        return wildFly == null ? payara.root() : wildFly.root();
    }

    private static Map<String, String> settings(TestDatabase log, TestDatabase keys) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("ENVIRONMENT", "development");
        settings.put("SPECIALTIES_DIR", TestServer.packs().toString());
        settings.put("DATABASE_URL", log.jdbcUrl());
        settings.put("DATABASE_KEYS_URL", keys.jdbcUrl());
        settings.put("POSTGRESQL_DRIVER", Build.POSTGRESQL_DRIVER.toString());
        // the embedded server trusts everybody, but a pool wants a password
        for (String role : new String[] {"", "EVENTS_", "MIGRATIONS_", "KEYS_"}) {
            settings.put("DATABASE_" + role + "PASSWORD_FILE", SecretFiles.write("any", "any\n"));
        }
        return settings;
    }
}
