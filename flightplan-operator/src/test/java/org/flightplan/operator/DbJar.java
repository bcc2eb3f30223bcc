package org.flightplan.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code flightplan-db.jar} as an operator runs it: a process, settings in its environment, a folder it is run in. */
record DbJar(Path folder, Map<String, String> settings) {

    /** What it wrote, and its status. */
    record Outcome(int status, String written) {

        Outcome expect(int wanted) {
            assertEquals(wanted, status, written);
            return this;
        }

        boolean says(String text) {
            return written.contains(text);
        }
    }

    static DbJar of(Path folder, String databaseUrl) {
        return new DbJar(folder, Map.of("ENVIRONMENT", "test", "DATABASE_MIGRATIONS_URL", databaseUrl));
    }

    DbJar with(String setting, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(setting, value);
        return new DbJar(folder, more);
    }

    Outcome run(String... words) throws IOException, InterruptedException {
        Path output = Files.createTempFile("flightplan-db", ".log");
        Process process = start(output, words);
        int status = process.waitFor();
        String written = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        return new Outcome(status, written);
    }

    /** Started, and still running. */
    Process start(Path output, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("flightplan.db.jar")));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_") || name.equals("ENVIRONMENT"));
        builder.environment().putAll(settings);
        return builder.start();
    }
}
