package org.flightplan.migrations;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** ClamAV's own daemon, with one signature: EICAR's test file, which is none of harm. */
public final class Clamd implements AutoCloseable {

    /** What it finds; in two halves, so that this file is not found itself. */
    public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

    private final Path folder;
    private final int port;
    private final Process daemon;

    /** Whether this machine has it. */
    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** Starts it; its files are in a folder. */
    public Clamd(Path folder) throws IOException {
        if (!isInstalled()) {
            throw Prerequisite.missing("no ClamAV here: apt-get install clamav-daemon");
        }
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        this.folder = Files.createDirectories(folder);
        Path signatures = Files.createDirectories(folder.resolve("signatures"));
        String signature = HexFormat.of().formatHex(EICAR.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(signatures.resolve("eicar.ndb"), "Eicar-Test-Signature:0:*:" + signature + "\n");
        Path configuration = folder.resolve("clamd.conf");
        Files.write(
                configuration,
                List.of(
                        "LocalSocket " + socket(),
                        "TCPSocket " + port,
                        "TCPAddr 127.0.0.1",
                        "DatabaseDirectory " + signatures,
                        "TemporaryDirectory " + folder,
                        "StreamMaxLength 300M",
                        "Foreground yes",
                        "LogFile " + folder.resolve("clamd.log")));
        daemon = new ProcessBuilder(PROGRAM.toString(), "--config-file=" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(socket())) {
            if (System.nanoTime() > limit || !daemon.isAlive()) {
                throw new IllegalStateException("clamd did not start: " + Files.readString(folder.resolve("output")));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Where it listens. */
    public Path socket() {
        return folder.resolve("clamd.ctl");
    }

    /** Where it listens on this machine, too. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        daemon.destroy();
        try {
            daemon.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
