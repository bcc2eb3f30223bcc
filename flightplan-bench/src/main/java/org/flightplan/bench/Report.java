package org.flightplan.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The run as a page with a chart. */
record Report(Options options, Machine machine, Figures figures, double minutes) {

    private static final String CHART = "images/benchmarks-append.svg";

    /** Writes the page and its chart into a folder. */
    void write(Path folder) throws IOException {
        Path chart = folder.resolve(CHART);
        Files.createDirectories(chart.getParent());
        Files.writeString(chart, chart().svg(), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("benchmarks.md"), page(), StandardCharsets.UTF_8);
    }

    private Chart chart() {
        return new Chart("Appends, events/s: one event a call, claim and receipt with each")
                .bar("raw limit, same batch", figures, "limit_events_per_s", false)
                .bar("ours, 256 callers", figures, "append_256_events_per_s", true)
                .bar("ours, 64 callers", figures, "append_64_events_per_s", true)
                .bar("ours, 16 callers", figures, "append_16_events_per_s", true)
                .bar("ours, 1 caller", figures, "append_1_events_per_s", true)
                .bar("Axon JDBC, 64 callers (neither)", figures, "axon_64_events_per_s", false)
                .bar("naive singleton, 64 callers", figures, "naive_64_events_per_s", false)
                .bar("naive singleton, 1 caller", figures, "naive_1_events_per_s", false)
                .bar("ours, 64 on one stream", figures, "hot_stream_events_per_s", true)
                .bar("naive, 64 on one stream", figures, "hot_stream_naive_events_per_s", false);
    }

    private String page() {
        return String.join(
                "\n",
                "# Benchmarks",
                "",
                "Made by one run of `mvn -Pbench verify -pl flightplan-bench -am"
                        + (options.quick() ? " -Dbench.quick" : "") + "`; every figure is from it.",
                "",
                "![Events a second](" + CHART + ")",
                "",
                "## Marks",
                "",
                "| what | figure | mark | median | rounds | |",
                "|---|---|---|---|---|---|",
                lines(Mark.ALL.stream().map(mark -> mark.row(figures)).toList()),
                "",
                "## Measured on",
                "",
                measuredOn(),
                "",
                Method.TEXT,
                "## All figures",
                "",
                "Medians of " + options.rounds() + " rounds, with the least and the greatest.",
                "",
                "| figure | median | rounds |",
                "|---|---|---|",
                lines(figures.names().stream().map(this::row).toList()),
                "");
    }

    private String measuredOn() {
        return String.format(
                Locale.ROOT,
                """
                %s, %d processors shared by servers, database and load, %d GB of memory, %s, PostgreSQL %s \
                (%s), Payara Micro, on %s. Making 8 KB durable takes the disk %.0f µs (median). The run took %.1f minutes; \
                %s.""",
                machine.system(),
                machine.processors(),
                machine.memory(),
                machine.java(),
                machine.postgres(),
                machine.settings(),
                machine.day(),
                machine.fdatasyncMicros(),
                minutes,
                options.quick() ? "it was the quick one, with a history of a million events" : "it was the full one");
    }

    private String row(String name) {
        String median = Figures.text(figures.median(name).orElseThrow());
        return "| `" + name + "` | " + median + " | " + figures.range(name) + " |";
    }

    private static String lines(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n"));
    }
}
