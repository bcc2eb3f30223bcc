package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flightplan.migrations.Prerequisite;

/** Prometheus' own tool, which says whether Prometheus would take something. */
final class Promtool {

    private Promtool() {}

    /** Fails with what it says against its input. */
    static void accepts(Path input, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "promtool";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Path output = Files.createTempFile("promtool", ".txt");
        try {
            Process tool = started(new ProcessBuilder(command)
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile()));
            int status = tool.waitFor();
            assertEquals(0, status, Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    private static Process started(ProcessBuilder promtool) {
        try {
            return promtool.start();
        } catch (IOException e) {
            throw Prerequisite.missing("Alerts and dashboard are checked by promtool: apt-get install prometheus");
        }
    }
}
