package org.flightplan.archives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.logging.Logger;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** However large a log is, it goes through a JVM of one small size: out of one installation, and into another. */
class LargeArchiveTest {

    private static final Logger LOG = Logger.getLogger(LargeArchiveTest.class.getName());

    /** Of megabytes: less than the text of the smaller archive. */
    private static final int HEAP = 32;

    private final Random random = new Random(1);

    @TempDir
    Path folder;

    @Test
    void eight_thousand_long_events_go_through_thirty_two_megabytes() throws Exception {
        goes(8_000, 3_000);
    }

    @Test
    @Tag("full")
    void a_million_events_go_through_as_much() throws Exception {
        goes(Integer.getInteger("flightplan.archive.events", 1_000_000), 200);
    }

    private void goes(int events, int letters) throws Exception {
        Installation old = new Installation("old", folder);
        Installation young = new Installation("young", folder);
        TenantId tenant = filled(old, events, letters);
        LOG.info(events + " events go through a heap of " + HEAP + " MB: " + moved(old, young, tenant) + ", "
                + (Files.size(archive()) >> 20) + " MB in the file");
        String count = "select count(*) from event_store where tenant_id = '" + tenant.value() + "'";
        assertTrue(Long.parseLong(old.ask(count)) >= events);
        assertEquals(old.ask(count), young.ask(count));
        assertEquals("1", young.ask("select count(*) from tenants"));
    }

    private TenantId filled(Installation old, int events, int letters) throws IOException {
        try (MadeUpTenant hospital = new MadeUpTenant(old)) {
            for (int made = 0; made < events; made += 52) {
                UUID patient = hospital.patient("SYN-" + made);
                UUID stay = hospital.stay(patient);
                for (int i = 0; i < 50; i++) {
                    // random letters: what is compressed proves nothing of memory
                    hospital.note(patient, stay, letters(letters));
                }
            }
            return hospital.id;
        }
    }

    private String letters(int count) {
        return random.ints(count, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Path archive() {
        return folder.resolve("large.archive");
    }

    private String moved(Installation old, Installation young, TenantId tenant)
            throws IOException, InterruptedException {
        Path output = folder.resolve("move.log");
        Process jvm = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Passage.class.getName(),
                        tenant.value().toString(),
                        archive().toString(),
                        folder.toString(),
                        old.log.jdbcUrl(),
                        old.keyStore.jdbcUrl(),
                        young.log.jdbcUrl(),
                        young.keyStore.jdbcUrl()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int status = jvm.waitFor();
        String written = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, status, written);
        return written.lines().reduce((first, last) -> last).orElse("");
    }

    /** What the small JVM does. */
    static final class Passage {

        private Passage() {}

        public static void main(String[] arguments) throws IOException, SQLException {
            Path archive = Path.of(arguments[1]);
            Path folder = Path.of(arguments[2]);
            Installation old = Installation.at(
                    "old", folder, role -> database(arguments[3], role), role -> database(arguments[4], role));
            Installation young = Installation.at(
                    "young", folder, role -> database(arguments[5], role), role -> database(arguments[6], role));
            long begun = System.nanoTime();
            old.export(new TenantId(UUID.fromString(arguments[0])), archive);
            long exported = System.nanoTime();
            young.take(archive, old);
            System.out.println(String.format(
                    Locale.ROOT,
                    "exported in %.1f s, taken in in %.1f s",
                    (exported - begun) / 1e9,
                    (System.nanoTime() - exported) / 1e9));
        }

        private static PGSimpleDataSource database(String url, String role) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            source.setUser(role);
            return source;
        }
    }
}
