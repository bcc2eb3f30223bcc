package org.flightplan.bench.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rounds of all trials, one line each, a file a trial. */
final class RoundRecords {

    private final Path folder;

    RoundRecords(Path folder) {
        this.folder = folder;
    }

    /** A trial's rounds so far; one that a killed run did not finish writing is none. */
    List<RoundFigures> of(FaultKind kind) throws IOException {
        Path file = file(kind);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<RoundFigures> rounds = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (line.endsWith("}")) {
                rounds.add(RoundFigures.read(line));
            }
        }
        return rounds;
    }

    void add(RoundFigures figures) throws IOException {
        Files.createDirectories(folder);
        // a line of its own, also behind a half one
        String lines = "\n" + figures.line() + "\n";
        Files.writeString(file(figures.kind()), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void forget(FaultKind kind) throws IOException {
        Files.deleteIfExists(file(kind));
    }

    List<RoundFigures> all() throws IOException {
        List<RoundFigures> all = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            all.addAll(of(kind));
        }
        return all;
    }

    private Path file(FaultKind kind) {
        return folder.resolve(kind.name().toLowerCase(Locale.ROOT) + ".jsonl");
    }
}
