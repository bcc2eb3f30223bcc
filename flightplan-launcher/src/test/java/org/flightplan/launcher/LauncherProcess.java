package org.flightplan.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code flightplan.jar} as a process of its own, with everything it prints kept in a file. */
public final class LauncherProcess implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Process process;
    private final Path output;
    private final int port;

    private LauncherProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts it in a home of the test's, on a free port. */
    public static LauncherProcess start(Path home, Map<String, String> settings, String... arguments)
            throws IOException {
        return startIn(Path.of(""), home, settings, arguments);
    }

    /** The same in a working folder. */
    public static LauncherProcess startIn(Path folder, Path home, Map<String, String> settings, String... arguments)
            throws IOException {
        int port = freePort();
        Files.createDirectories(home);
        Path output = Files.createTempFile(home.getParent(), "output-", ".log");
        List<String> command = new ArrayList<>(List.of(
                Paths.get(System.getProperty("java.home"), "bin", "java").toString(),
                // compiling less costs a server that lives for a minute half the processor time
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                System.getProperty("flightplan.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_") || name.equals("ENVIRONMENT"));
        builder.environment().put("FLIGHTPLAN_HTTP_PORT", Integer.toString(port));
        builder.environment().put("FLIGHTPLAN_HOME", home.toString());
        builder.environment().putAll(settings);
        return new LauncherProcess(builder.start(), output, port);
    }

    /** A home in which the demo is its first hospital alone: a third of the commands. */
    public static Path homeOfOneHospital(Path home) throws IOException {
        Files.createDirectories(home);
        Files.writeString(home.resolve("demo.properties"), "hospitals=1\n");
        return home;
    }

    /** A port that nobody listens on now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public String base() {
        return "http://localhost:" + port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** All it has printed so far. */
    public String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it prints a line in which the pattern is found, and gives the pattern's first group, if it has one. */
    public String awaitLine(String pattern) throws InterruptedException {
        Pattern wanted = Pattern.compile(pattern, Pattern.MULTILINE);
        await(pattern, () -> {
            if (!isAlive() && !wanted.matcher(output()).find()) {
                throw new IllegalStateException(
                        "It ended (" + process.exitValue() + ") before it printed \"" + pattern + "\":\n" + output());
            }
            return wanted.matcher(output()).find();
        });
        Matcher found = wanted.matcher(output());
        return found.find() && found.groupCount() > 0 ? found.group(1) : "";
    }

    /** Waits until it has ended by itself; gives what it ended with. */
    public int awaitEnd() throws InterruptedException {
        await("its end", () -> !isAlive());
        return process.exitValue();
    }

    /** As Ctrl-C does. */
    public int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("It does not stop:\n" + output());
        }
        return process.exitValue();
    }

    /** As {@code kill -9} does: this process alone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(60, TimeUnit.SECONDS)
                .exceptionally(slow -> process.destroyForcibly())
                .join();
    }

    /** Asks again and again until it is so. */
    public static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not within " + LONGEST_WAIT + ": " + what);
            }
            TimeUnit.MILLISECONDS.sleep(150);
        }
    }
}
