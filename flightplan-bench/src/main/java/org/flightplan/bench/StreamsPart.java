package org.flightplan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.flightplan.bench.stand.Node;
import org.flightplan.bench.streams.StreamsTrial;
import org.flightplan.bench.streams.StreamsTrial.Result;

/**
 * Clients that follow the log by one node, for five minutes: what they cost it, how soon they are told, and whether they miss
 * anything when it is restarted.
 */
final class StreamsPart implements Part {

    private static final String NODE = "streams";
    private static final int TENANTS = 50;
    private static final int STREAMS = 5_000;
    private static final int RATE = 10;

    @Override
    public String name() {
        return NODE;
    }

    @Override
    public void run(Stage stage, Figures figures) {
        Node node = stage.node(NODE, NODE);
        StreamsTrial.Plan plan =
                new StreamsTrial.Plan(TENANTS, STREAMS, RATE, stage.options().quick() ? 30 : 300);
        try (StreamsTrial trial = new StreamsTrial(node, plan)) {
            // what has just started compiles, whoever follows
            trial.write(plan.seconds() / 5);
            double heap = heapKilobytes(node);
            double resident = resident(node);
            double threads = metric(node, "jvm_threads_live_threads");
            Instant since = Clock.systemUTC().instant();
            figures.add("streams_open_s", trial.follow());
            trial.write(plan.seconds());
            Result result = trial.result(since);
            figures.add("streams_heap_kb_each", (heapKilobytes(node) - heap) / STREAMS);
            figures.add("streams_resident_kb_each", (resident(node) - resident) / STREAMS);
            figures.add("streams_threads_more", metric(node, "jvm_threads_live_threads") - threads);
            figures.add("streams_told_p50_ms", result.micros().getValueAtPercentile(50) / 1e3);
            figures.add("streams_told_p99_ms", result.micros().getValueAtPercentile(99) / 1e3);
            figures.add("streams_told_max_ms", result.micros().getMaxValue() / 1e3);
            add(figures, "streams", result);
            restart(node, trial, figures);
            add(figures, "streams_restarted", trial.result(since));
        } finally {
            stage.stop(NODE);
        }
    }

    private static void restart(Node node, StreamsTrial trial, Figures figures) {
        long stopping = System.nanoTime();
        node.stop();
        figures.add("streams_stop_s", (System.nanoTime() - stopping) / 1e9);
        trial.awaitEnd();
        node.start().awaitReady();
        trial.write(TENANTS);
        figures.add("streams_back_s", trial.follow());
    }

    private static void add(Figures figures, String name, Result result) {
        figures.add(name + "_told", (double) result.told());
        figures.add(name + "_missed", (double) result.missed());
        figures.add(name + "_repeated", (double) result.repeated());
    }

    /** What the heap holds that is in use, after a collection. */
    private static double heapKilobytes(Node node) {
        try {
            Process collecting = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(node.pid()),
                            "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            collecting.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return metric(node, "jvm_memory_used_bytes{area=\"heap\"") / 1024;
    }

    private static double metric(Node node, String name) {
        return node.client()
                .get("metrics")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static double resident(Node node) {
        try {
            return Files.readAllLines(Path.of("/proc/" + node.pid() + "/status"), StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
