package org.flightplan.bench.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One application server: Payara Micro in a process of its own, with the application and the launcher's pools, listening
 * on this machine alone. It ends with this program.
 */
public final class Node implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    private static final int LONGEST_STOP_SECONDS = 60;

    private NodeSettings settings;
    private final int port;
    private @Nullable Process process;
    private @Nullable Thread atExit;

    /** A node that is not started yet. */
    public Node(NodeSettings settings) {
        this.settings = settings;
        this.port = settings.port() == 0 ? freePort() : settings.port();
    }

    /** Starts the process; {@link #awaitReady()} tells when it takes requests. */
    public Node start() {
        if (isAlive()) {
            throw new IllegalStateException("It runs already");
        }
        try {
            Files.createDirectories(settings.home());
            Path loopback = settings.home().resolve("pre-boot-commands.txt");
            Files.writeString(loopback, NodeSettings.ON_LOOPBACK, StandardCharsets.UTF_8);
            Path pools = settings.home().resolve("post-boot-commands.txt");
            Files.writeString(pools, settings.postBootCommands(), StandardCharsets.UTF_8);
            ProcessBuilder builder = new ProcessBuilder(settings.command(port, loopback, pools));
            builder.environment().putAll(settings.environment());
            Redirect log = Redirect.appendTo(log().toFile());
            Process started = builder.redirectOutput(log).redirectError(log).start();
            process = started;
            Thread end = new Thread(started::destroyForcibly);
            atExit = end;
            Runtime.getRuntime().addShutdownHook(end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /**
     * Waits until it takes requests.
     *
     * @throws IllegalStateException when it does not within ten minutes, or ends; {@link #log()} says why
     */
    public Node awaitReady() {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        Client client = client();
        while (!client.isReady()) {
            if (!isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("The node is not ready; its log is " + log());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return this;
    }

    /** Asks it to end, as an operator does, and waits: it finishes what it has accepted. */
    public void stop() {
        Process stopping = running();
        stopping.destroy();
        if (!Processes.endsWithin(stopping.toHandle(), LONGEST_STOP_SECONDS)) {
            kill();
        }
        forget();
    }

    /** What it is started with from now on. */
    public void deploy(Path war) {
        settings = settings.withWar(war);
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        Processes.killAndAwaitFamily(running().toHandle());
        forget();
    }

    /** Holds it where it is: it keeps its connections and does nothing. */
    public void pause() {
        Processes.signal("STOP", pid());
    }

    /** Lets it go on after {@link #pause()}. */
    public void resume() {
        Processes.signal("CONT", pid());
    }

    /** Whether its process lives. */
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Its process's number. */
    public long pid() {
        return running().pid();
    }

    /** Its process. */
    public ProcessHandle process() {
        return running().toHandle();
    }

    /** Where its application is; it ends with a slash. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** A client of its application, without a token. */
    public Client client() {
        return new Client(url());
    }

    /** What it says. */
    public Path log() {
        return settings.home().resolve("server.log");
    }

    @Override
    public void close() {
        if (isAlive()) {
            stop();
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("It does not run");
        }
        return process;
    }

    private void forget() {
        process = null;
        if (atExit != null) {
            Runtime.getRuntime().removeShutdownHook(atExit);
            atExit = null;
        }
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
