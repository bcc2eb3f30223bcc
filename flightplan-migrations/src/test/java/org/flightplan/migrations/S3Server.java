package org.flightplan.migrations;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A real S3-compatible server (S3Proxy) in a process of its own, on a folder that outlives it; it verifies signatures. */
public final class S3Server implements AutoCloseable {

    /** Its access key. */
    public static final String ACCESS_KEY = "access";

    /** Its secret key. */
    public static final String SECRET_KEY = "synthetic-secret";

    private static final String BUCKET = "flightplan";

    private final Path folder;
    private final int port;
    private @Nullable Process server;

    /** One that is to be started; its files are in a folder. */
    public S3Server(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        // in this server, a bucket is a folder
        Files.createDirectories(bucketFolder());
        Files.write(
                folder.resolve("s3proxy.conf"),
                List.of(
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=" + ACCESS_KEY,
                        "s3proxy.credential=" + SECRET_KEY,
                        "s3proxy.endpoint=http://127.0.0.1:" + port,
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.identity=none",
                        "jclouds.credential=none",
                        "jclouds.filesystem.basedir=" + folder()));
    }

    /** Starts it, where it was before. */
    public void start() {
        try {
            server = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            System.getProperty("flightplan.test.s3"),
                            "--properties",
                            folder.resolve("s3proxy.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!answers()) {
            if (System.nanoTime() > limit || !server.isAlive()) {
                throw new IllegalStateException("the S3 server did not start: see " + folder.resolve("output"));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection asked = (HttpURLConnection) bucket().toURL().openConnection();
            return asked.getResponseCode() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Kills it; its objects stay. */
    @Override
    public void close() {
        Process running = server;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The bucket's address. */
    public URI bucket() {
        return URI.create("http://127.0.0.1:" + port + "/" + BUCKET);
    }

    /** Where its objects lie. */
    public Path folder() {
        return folder.resolve("objects");
    }

    private Path bucketFolder() {
        return folder().resolve(BUCKET);
    }
}
