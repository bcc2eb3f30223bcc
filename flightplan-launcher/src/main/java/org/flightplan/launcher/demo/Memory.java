package org.flightplan.launcher.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the demo remembers between loads, in a file: when it was first loaded, which is the clock of the hospitals in it, so
 * that a command sent again is the same command; and whether a load has ended.
 */
final class Memory {

    private static final String BEGUN = "begun";
    private static final String LOADED = "loaded";
    private static final String HOSPITALS = "hospitals";

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

    /** A clock that stands where it stood when this was asked first, which is kept before it is answered. */
    Clock begun(Clock clock) throws IOException {
        @Nullable String known = kept.getProperty(BEGUN);
        Instant begun = known == null ? clock.instant() : Instant.parse(known);
        if (known == null) {
            keep(BEGUN, begun.toString());
        }
        return Clock.fixed(begun, ZoneOffset.UTC);
    }

    /**
     * How many hospitals are loaded here: all, unless somebody has written a line such as {@code hospitals=1}.
     *
     * @throws DemoFailure when there are not so many
     */
    int hospitals(int all) {
        String wanted = kept.getProperty(HOSPITALS, Integer.toString(all));
        if (!wanted.matches("[1-9]") || Integer.parseInt(wanted) > all) {
            throw new DemoFailure("The demo has hospitals from 1 to " + all + ", and " + file
                    + " asks for another number: set hospitals=1, or leave the line out for all.");
        }
        return Integer.parseInt(wanted);
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
