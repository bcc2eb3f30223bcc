package org.flightplan.launcher.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Measurements of a run, for {@code target/figures/launcher.properties}. */
final class Figures {

    private final Properties figures = new Properties();

    void put(String name, String value) {
        figures.setProperty(name, value);
    }

    /** Memory of the server and of its PostgreSQL now, in MiB; shared pages of PostgreSQL counted once. Linux only. */
    void putMemory(String moment, long serverPid, Path home) throws IOException {
        put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        if (!Files.exists(Path.of("/proc/self/smaps_rollup"))) {
            return;
        }
        long postmaster = Long.parseLong(Files.readAllLines(home.resolve("postgresql/data/postmaster.pid"))
                .get(0)
                .strip());
        long postgres = kilobytes(postmaster, "smaps_rollup", "Pss:");
        List<ProcessHandle> children =
                ProcessHandle.of(postmaster).orElseThrow().descendants().toList();
        for (ProcessHandle child : children) {
            postgres += kilobytes(child.pid(), "smaps_rollup", "Pss:");
        }
        put("memory." + moment + ".server.mib", Long.toString(kilobytes(serverPid, "status", "VmRSS:") / 1024));
        put("memory." + moment + ".postgres.mib", Long.toString(postgres / 1024));
    }

    void save() throws IOException {
        Path file = Path.of("target", "figures", "launcher.properties");
        Files.createDirectories(file.getParent());
        try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            figures.store(writer, "flightplan.jar, measured by LauncherIT");
        }
    }

    private static long kilobytes(long pid, String file, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), file)).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
