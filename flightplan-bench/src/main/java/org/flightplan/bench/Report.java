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

    /** How the figures came about. */
    private static final String METHOD = """
            ## How

            Contenders take turns on the same server, JVM and PostgreSQL (fsync on), in each round one after the other and then once
            more in reverse; a ratio is of both turns of a round, and the median of the rounds is told. Every round begins with ten thousand events in the log. Calls run inside
            the server, each caller on a thread of its own. Latencies are kept in HdrHistograms: of a closed loop at saturation, and,
            where `at_70_percent` says so, by a timetable at 70 % of the measured maximum, counted from the moment at which a call
            was due (no coordinated omission). While the log alone is measured, nobody follows it: every projection is
            paused, and the sealer held; `append_64_while_projecting` is the same with the node's own projector and sealer at work,
            `append_64_sealing_vs_held` with the sealer alone.

            | contender | what it does for an event |
            |---|---|
            | ours | `EventLog.append`: queue, one writer, one call of `append_events` a batch, as the application has it: the stream's version expected, the event's id unique, a receipt; a strict global order on any number of nodes |
            | naive | an EJB singleton under a write lock with a container-managed transaction; one statement reads the stream's version and inserts the same two rows; order on one node alone |
            | Axon | `JdbcEventStorageEngine` with its tables for PostgreSQL and Jackson; one event a transaction, committed by the insert itself; versions and event ids are unique; no order across streams, no receipts |
            | raw limit | one connection; the same two rows as arrays in one prepared statement and transaction, of as many events as the writer's batches had on average in that round; no lock, nothing read or judged, JSON texts made beforehand |
            | raw limit, events only | the same without receipts |

            What each pays for row-level security: ours inserts as the owner of `append_events`, whose policies let everything pass; the
            others insert as a role that bypasses the policies. Their pool is set up as the application's, with up to 32 connections.

            - **Hot stream.** Ours is a whole command (read, decide, append at exactly that version) of a small aggregate through
              `CommandHandler`; the naive one reads the version under its lock and inserts the next.
            - **Slow disk.** `commit_delay` 2,000 µs with `commit_siblings` 0.
            - **Two nodes.** 32 callers on each of two servers beside 64 on one; positions must rise with time and streams have no gap.
            - **HTTP.** `POST /api/v1/clinical-events`, answered when it can be read, beside POSTs of the same body: stored as it is by
              the naive singleton behind the same filters; parsed behind them and answered 201 (no-op); answered 201, whoever sends
              it (bare). 64 kept connections of a load generator in a process of its own. Processor time a command is that of the
              node's process, and of all of PostgreSQL's. The first 15 s are those of a node that has just become ready, beside
              the median of the one that has been under load for minutes.
            - **Visible.** From the completion of an append to the moment every projection has passed it, in the server's process;
              200 appends a second by a timetable.
            - **Rebuild.** From the request to the last projection's end, beside the same rows written over themselves by
              `insert ... on conflict do update`, a thousand a transaction.
            - **Reading.** `StreamReader` beside plain JDBC that leaves JSON as text; the feed by pages of 1,000.
            - **Pages.** A hospital with ten thousand events and one with a million (10,000 stays, 100,000 moves), each on a node of its
              own; both have sixty patients now, whose data is encrypted. One request after the other by HTTP, a hundred a round, by
              turns.
            - **Indexes.** Processor time of the log's database sessions an event, with one index more or less than the lean set.

            """;

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
                METHOD,
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
