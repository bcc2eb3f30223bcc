package org.flightplan.bench.stand;

import java.nio.file.Path;

/** What the build laid ready for a stand: the server, the driver, the application. */
public final class Parts {

    private static final Path FOLDER = Path.of(System.getProperty("flightplan.stand", "target/stand"));
    private static final Path POOLS = Path.of("../flightplan-launcher/src/main/payara/post-boot-commands.txt");

    private Parts() {}

    /** The application as newcomers run it. */
    public static Path application() {
        return part("flightplan-web.war");
    }

    /** Another thing that was laid ready. */
    public static Path part(String name) {
        return FOLDER.resolve(name).toAbsolutePath();
    }

    static Path payaraMicro() {
        return part("payara-micro.jar");
    }

    static Path postgresDriver() {
        return part("postgresql.jar");
    }

    /** The launcher's own pools: what newcomers run is what is measured. */
    static Path pools() {
        return POOLS.toAbsolutePath().normalize();
    }
}
