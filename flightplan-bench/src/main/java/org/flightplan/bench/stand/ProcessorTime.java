package org.flightplan.bench.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Processor time of processes from a moment on, as Linux counts it, in ticks of 10 ms; NaN elsewhere. What has ended meanwhile
 * is left out.
 */
public final class ProcessorTime {

    private static final double MICROS_A_TICK = 10_000;
    private static final boolean PROCESSES_ARE_FILES = Files.isDirectory(Path.of("/proc/self"));
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private final Map<Long, Double> begin;

    private ProcessorTime(List<Long> pids) {
        this.begin = pids.stream().collect(Collectors.toMap(pid -> pid, ProcessorTime::micros));
    }

    /** Of these processes, from now on. */
    public static ProcessorTime of(List<Long> pids) {
        return new ProcessorTime(pids);
    }

    /** Of a process and those that it has started and that live, from now on. */
    public static ProcessorTime ofFamily(ProcessHandle parent) {
        return of(Stream.concat(Stream.of(parent), parent.descendants())
                .map(ProcessHandle::pid)
                .toList());
    }

    /** How much it was until now, in microseconds. */
    public double microsSince() {
        return begin.entrySet().stream()
                .mapToDouble(process -> micros(process.getKey()) - process.getValue())
                .filter(micros -> !PROCESSES_ARE_FILES || !Double.isNaN(micros))
                .sum();
    }

    private static double micros(long pid) {
        Path stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(stat)) {
            return Double.NaN;
        }
        try {
            String line = Files.readString(stat);
            // the name before it may hold spaces
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * MICROS_A_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
