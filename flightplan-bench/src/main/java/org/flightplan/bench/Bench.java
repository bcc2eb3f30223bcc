package org.flightplan.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the parts that are wanted, one after the other, and writes down what they came to. */
public final class Bench {

    private static final Logger LOG = Logger.getLogger(Bench.class.getName());
    private static final Path TARGET = Path.of("target");

    private static final List<Part> PARTS = List.of(
            new AppendPart(),
            new HotStreamPart(),
            new SlowDiskPart(),
            new FullQueuePart(),
            new ReadPart(),
            new IndexPart(),
            new NodesPart(),
            new HttpPart(),
            new RebuildPart(),
            new SizePart(),
            new PagesPart(),
            new SharePart(),
            new StreamsPart());

    private Bench() {}

    /** Measures; see {@link Options} for its properties. */
    public static void main(String[] arguments) throws IOException {
        Options options = Options.fromProperties();
        Path home = TARGET.resolve("bench");
        delete(home);
        Figures figures = new Figures();
        long begin = System.nanoTime();
        Machine machine;
        boolean complete = true;
        try (Stage stage = Stage.start(options, home)) {
            machine = Machine.of(stage);
            for (Part part : PARTS) {
                if (options.wants(part.name())) {
                    complete &= run(part, stage, figures);
                }
            }
        }
        double minutes = (System.nanoTime() - begin) / 6e10;
        Files.writeString(TARGET.resolve("bench.json"), figures.json().toString(), StandardCharsets.UTF_8);
        Report report = new Report(options, machine, figures, minutes);
        report.write(complete && options.only().isEmpty() ? Path.of("../docs") : TARGET);
        figures.names()
                .forEach(name -> LOG.log(Level.INFO, "{0} = {1}", new Object[] {
                    name, Figures.text(figures.median(name).orElseThrow())
                }));
        if (!complete) {
            throw new IllegalStateException("Not all parts came to their end; the log says why");
        }
    }

    /** Whether the part came to its end: one that does not must not cost the others their figures. */
    private static boolean run(Part part, Stage stage, Figures figures) {
        long begin = System.nanoTime();
        boolean ended = false;
        try {
            part.run(stage, figures);
            ended = true;
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "The part " + part.name() + " failed", e);
        }
        LOG.log(Level.INFO, "{0} took {1} s", new Object[] {part.name(), (System.nanoTime() - begin) / 1_000_000_000});
        return ended;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
