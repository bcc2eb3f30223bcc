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
    void twenty_thousand_events_go_through_thirty_two_megabytes() throws Exception {
        goes(20_000, 1_200);
    }

    @Test
    @Tag("full")
    void a_million_events_go_through_as_much() throws Exception {
        goes(1_000_000, 200);
    }

    private void goes(int events, int letters) throws Exception {
        Installation old = new Installation("old", folder);
        Installation young = new Installation("young", folder);
        TenantId tenant = filled(old, events, letters);
        long begun = System.nanoTime();
        small(old, young, "export", tenant);
        long exported = System.nanoTime();
        small(young, old, "import", tenant);
        LOG.info(String.format(
                Locale.ROOT,
                "%,d events, %,d MB in the file: exported in %.1f s, taken in in %.1f s, heap of %d MB",
                events,
                Files.size(archive()) >> 20,
                (exported - begun) / 1e9,
                (System.nanoTime() - exported) / 1e9,
                HEAP));
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

    private void small(Installation at, Installation other, String what, TenantId tenant)
            throws IOException, InterruptedException {
        Path output = folder.resolve(what + ".log");
        Process jvm = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Passage.class.getName(),
                        what,
                        tenant.value().toString(),
                        archive().toString(),
                        at.name,
                        at.log.jdbcUrl(),
                        at.keyStore.jdbcUrl(),
                        other.name,
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertEquals(0, jvm.waitFor(), Files.readString(output, StandardCharsets.UTF_8));
    }

    /** What the small JVM does. */
    static final class Passage {

        private Passage() {}

        public static void main(String[] arguments) throws IOException, SQLException {
            Path archive = Path.of(arguments[2]);
            Installation at = Installation.at(
                    arguments[3],
                    Path.of(arguments[7]),
                    role -> database(arguments[4], role),
                    role -> database(arguments[5], role));
            if (arguments[0].equals("export")) {
                at.export(new TenantId(UUID.fromString(arguments[1])), archive);
            } else {
                at.taking()
                        .run(
                                CheckedArchive.of(
                                        Installation.reader(archive),
                                        Installation.sealsOf(arguments[6]).publicKeys(),
                                        Installation.TYPES),
                                at.packs());
            }
        }

        private static PGSimpleDataSource database(String url, String role) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            source.setUser(role);
            return source;
        }
    }
}
