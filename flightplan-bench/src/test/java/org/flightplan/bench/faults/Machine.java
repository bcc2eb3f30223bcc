package org.flightplan.bench.faults;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that figures were taken on, in words that name no one's. */
final class Machine {

    private static final Path RELEASE = Path.of("/etc/os-release");

    private Machine() {}

    static String words() throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Runtime.getRuntime().availableProcessors() + " cores, " + (system.getTotalMemorySize() >> 30) + " GB, "
                + distribution() + ", Java " + System.getProperty("java.version")
                + ", embedded PostgreSQL with `fsync` on, nodes and clients on the same machine";
    }

    private static String distribution() throws IOException {
        if (!Files.exists(RELEASE)) {
            return System.getProperty("os.name");
        }
        return Files.readAllLines(RELEASE).stream()
                .filter(line -> line.startsWith("PRETTY_NAME="))
                .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
                .findFirst()
                .orElse(System.getProperty("os.name"));
    }
}
