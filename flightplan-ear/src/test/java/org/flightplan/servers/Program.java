package org.flightplan.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the server's or of ours, run as an operator runs it. */
final class Program {

    // most are done in seconds; a machine that builds something else at the same time needs longer
    private static final long LIMIT_SECONDS = 240;

    // servers that live for a minute: compiling less costs them half the processor time
    static final String SHORT_LIFE = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto";

    private final Map<String, String> environment;

    /** Programs that see these settings besides the environment of the build. */
    Program(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Runs to the end.
     *
     * @return what it wrote, errors included
     * @throws AssertionError when it fails or takes longer than four minutes; the message holds what it wrote
     */
    String run(String... command) {
        try {
            // to a file: what stays behind in the background would keep a pipe open
            Path output = Files.createTempFile(work(), "program-", ".log");
            Process process = start(output, command);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(List.of(command) + " did not end:\n" + Files.readString(output));
            }
            String written = Files.readString(output);
            if (process.exitValue() != 0) {
                throw new AssertionError(List.of(command) + " ended with " + process.exitValue() + ":\n" + written);
            }
            Files.delete(output);
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts, and leaves it running; what it writes goes to a file. */
    Process start(Path output, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_TOOL_OPTIONS", SHORT_LIFE);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Path work() throws IOException {
        return Files.createDirectories(Build.WORK.path());
    }
}
