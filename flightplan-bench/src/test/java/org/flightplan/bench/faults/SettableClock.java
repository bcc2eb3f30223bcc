package org.flightplan.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.bench.stand.NodeSettings;
import org.flightplan.bench.stand.Postgres;
import org.flightplan.migrations.Prerequisite;

/**
 * The clock of a process, as libfaketime shows it: it can be set back while the process runs. The machine's clock, and
 * the one by which the process measures how long something takes, stay as they are.
 */
final class SettableClock {

    private static final Path LIBRARY = Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
            .map(machine -> Path.of("/usr/lib", machine, "faketime/libfaketimeMT.so.1"))
            .filter(Files::exists)
            .findFirst()
            .orElse(Path.of(""));

    private final Path setting;

    /** @param setting the file that holds by how much it is wrong */
    SettableClock(Path setting) {
        if (LIBRARY.toString().isEmpty()) {
            throw Prerequisite.missing("trials with a clock set back need libfaketime: install the package faketime");
        }
        this.setting = setting;
    }

    void setBackAnHour() {
        set("-3600");
    }

    void setRight() {
        set("+0");
    }

    /** The node with this clock. */
    NodeSettings on(NodeSettings node) {
        setRight();
        NodeSettings settings = node;
        for (var variable : variables().entrySet()) {
            settings = settings.withVariable(variable.getKey(), variable.getValue());
        }
        return settings;
    }

    /** Starts PostgreSQL anew with this clock: its program is put behind a script that sets the environment. */
    void on(Postgres postgres, Path home) {
        setRight();
        postgres.stop();
        try (Stream<Path> files = Files.walk(home.resolve("program"))) {
            Path program = files.filter(file -> file.endsWith("bin/postgres"))
                    .findFirst()
                    .orElseThrow();
            Files.move(program, program.resolveSibling("postgres.real"));
            String exports = variables().entrySet().stream()
                    .map(variable -> "export " + variable.getKey() + "=" + variable.getValue() + "\n")
                    .collect(Collectors.joining());
            Files.writeString(program, "#!/bin/sh\n" + exports + "exec \"$(dirname \"$0\")/postgres.real\" \"$@\"\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres.start();
    }

    private Map<String, String> variables() {
        return Map.of(
                "LD_PRELOAD", LIBRARY.toString(),
                "FAKETIME_TIMESTAMP_FILE", setting.toString(),
                // looked at again every second
                "FAKETIME_CACHE_DURATION", "1",
                "DONT_FAKE_MONOTONIC", "1",
                // its other way of waiting comes back at once, and every idle thread spins
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    private void set(String offset) {
        try {
            Files.createDirectories(setting.getParent());
            Files.writeString(setting, offset + "\n", StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
