package org.flightplan.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.HdrHistogram.Histogram;

/**
 * What was measured on.
 *
 * @param day of the run, UTC
 * @param processors that the JVM sees
 * @param memory in gigabytes, rounded
 * @param java of this program and of the servers
 * @param postgres its version
 * @param settings of PostgreSQL that decide about speed and durability, as the running server tells them
 * @param system the operating system
 * @param fdatasyncMicros the median time that the disk of the database takes to make 8 KB durable
 */
record Machine(
        LocalDate day,
        int processors,
        long memory,
        String java,
        String postgres,
        String settings,
        String system,
        double fdatasyncMicros) {

    private static final String SETTINGS = """
            select string_agg(name || ' = ' || current_setting(name), ', ' order by name)
              from pg_settings
             where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'max_wal_size',
                            'checkpoint_timeout')""";

    static Machine of(Stage stage) {
        return new Machine(
                LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                memoryGigabytes(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                stage.database().database().text("show server_version"),
                stage.database().database().text(SETTINGS),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                fdatasync(stage.home()));
    }

    private static long memoryGigabytes() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof OperatingSystemMXBean known
                ? Math.round(known.getTotalMemorySize() / (double) (1 << 30))
                : 0;
    }

    private static double fdatasync(Path folder) {
        Path probe = folder.resolve("fdatasync-probe");
        ByteBuffer block = ByteBuffer.allocate(8_192);
        Histogram nanos = new Histogram(3);
        try (var channel = FileChannel.open(probe, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < 500; i++) {
                block.clear();
                channel.write(block, 0);
                long begin = System.nanoTime();
                channel.force(false);
                nanos.recordValue(System.nanoTime() - begin);
            }
            Files.delete(probe);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return nanos.getValueAtPercentile(50) / 1e3;
    }
}
