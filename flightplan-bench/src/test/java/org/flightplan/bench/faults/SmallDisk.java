package org.flightplan.bench.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flightplan.bench.stand.Postgres;
import org.flightplan.migrations.Prerequisite;

/** A disk in memory that holds a PostgreSQL's WAL and little more. */
final class SmallDisk implements AutoCloseable {

    private static final String MEGABYTES = "256";
    private static final int BLOCK = 1 << 16;

    private final Path at;

    private SmallDisk(Path at) {
        this.at = at;
    }

    /** Mounts it; only a superuser of the machine may. */
    static SmallDisk mounted(Path at) throws IOException {
        SmallDisk disk = new SmallDisk(at);
        Files.createDirectories(at);
        if (Files.exists(disk.filler())) {
            disk.close();
        }
        if (run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "flightplan-wal", at.toString()) != 0) {
            throw Prerequisite.missing("Trials with a full disk mount one in memory: run them as root");
        }
        return disk;
    }

    /** Puts a server's WAL there, and few connections; it is started anew. */
    void takeWal(Postgres postgres) {
        try (Connection connection = postgres.database("postgres").superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set max_wal_size = '64MB'");
            statement.execute("alter system set min_wal_size = '32MB'");
            statement.execute("alter system set max_connections = 40");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        postgres.stop();
        Path wal = postgres.data().resolve("pg_wal");
        if (run("mv", wal.toString(), at.toString()) != 0) {
            throw new IllegalStateException("The WAL could not be moved to " + at);
        }
        try {
            Files.createSymbolicLink(wal, at.resolve("pg_wal").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres.start();
    }

    /** Leaves no room for another segment of WAL. */
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // as it should be
        }
    }

    /** Makes room again. */
    void empty() throws IOException {
        Files.deleteIfExists(filler());
    }

    @Override
    public void close() {
        run("umount", "--lazy", at.toString());
    }

    private Path filler() {
        return at.resolve("filler");
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
