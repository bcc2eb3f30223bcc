package org.flightplan.launcher.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the demo remembers between loads, in a file: how far the moments were moved the first time, so that a command sent
 * again is the same command; and whether a load has ended.
 */
final class Memory {

    private static final String SHIFT = "shift.seconds";
    private static final String LOADED = "loaded";
    private static final Duration NEWEST_AGE = Duration.ofHours(1);

    private final Path file;
    private final Properties kept = new Properties();

    private Memory(Path file) {
        this.file = file;
    }

    /** What the file holds; nothing when there is none. */
    static Memory in(Path file) throws IOException {
        Memory memory = new Memory(file);
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                memory.kept.load(reader);
            }
        }
        return memory;
    }

    /**
     * How far moments are moved: as the first time; and the first time, whole seconds so that the newest lies an hour ago.
     * The first answer is kept before it is given.
     */
    Duration shift(Instant newestMoment, Clock clock) throws IOException {
        @Nullable String known = kept.getProperty(SHIFT);
        if (known != null) {
            return Duration.ofSeconds(Long.parseLong(known));
        }
        Duration shift = Duration.ofSeconds(
                Duration.between(newestMoment, clock.instant().minus(NEWEST_AGE))
                        .toSeconds());
        keep(SHIFT, Long.toString(shift.toSeconds()));
        return shift;
    }

    /** Whether a load has ended well. */
    boolean isLoaded() {
        return kept.containsKey(LOADED);
    }

    /** A load has ended well. */
    void loaded(Clock clock) throws IOException {
        keep(LOADED, clock.instant().toString());
    }

    private void keep(String name, String value) throws IOException {
        kept.setProperty(name, value);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (var writer = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
            kept.store(writer, "The demo, as it was first loaded");
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
