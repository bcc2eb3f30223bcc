package org.flightplan.archives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.flightplan.integrity.PublicSealKeys;
import org.flightplan.integrity.SealKeys;
import org.flightplan.settings.Environment;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;

/** The file itself: what is written is read, and what is not as it was written is refused by the name of its entry. */
class ArchiveTest {

    private static final SealKeys OLD = new SealKeys(Optional.empty(), Environment.DEVELOPMENT, "old");
    private static final SealKeys OTHER = new SealKeys(Optional.empty(), Environment.DEVELOPMENT, "another");
    private static final KeyPair PAIR = pair();
    private static final ArchiveEncryption.Recipient RECIPIENT =
            new ArchiveEncryption.Recipient(text(PAIR.getPublic().getEncoded()));
    private static final ArchiveEncryption.Identity IDENTITY =
            ArchiveEncryption.Identity.of("# mine\n" + text(PAIR.getPrivate().getEncoded()) + "\n");

    private static final byte[] ONE = "what is said of Synthia\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TWO = random(300_000);

    @Test
    void what_was_written_is_read() throws IOException {
        Map<String, byte[]> read = new LinkedHashMap<>();
        ArchiveManifest manifest =
                reader(archive()).verify(OLD.publicKeys(), (name, content) -> read.put(name, content.readAllBytes()));
        assertEquals(List.of("one", "two", "three"), List.copyOf(read.keySet()));
        assertArrayEquals(ONE, read.get("one"));
        assertArrayEquals(TWO, read.get("two"));
        assertEquals(7, manifest.events());
        assertEquals("St. Synthetic", manifest.tenantName());
        assertEquals(ONE.length, manifest.entries().get(0).bytes());
    }

    @Test
    void nothing_of_it_is_in_clear_text() throws IOException {
        String file = new String(archive(), StandardCharsets.ISO_8859_1);
        assertTrue(file.startsWith("age-encryption.org/v1\n"));
        assertTrue(!file.contains("Synth") && !file.contains("manifest"), "an entry or a name shows");
    }

    @Test
    void a_changed_missing_added_moved_or_doubled_entry_is_named() throws IOException {
        assertEquals("two is not what was signed", fault(changed((name, bytes) -> {
            if (name.equals("two")) {
                bytes[100_000]++;
            }
            return bytes;
        })));
        assertEquals("two is missing", fault(changed((name, bytes) -> name.equals("two") ? null : bytes)));
        assertEquals("three is missing", fault(changed((name, bytes) -> name.equals("three") ? null : bytes)));
        Map<String, byte[]> more = plain();
        more.put("four", ONE);
        assertEquals(
                "four was added after the archive was signed",
                fault(encrypted(List.of("one", "two", "three", "four", "manifest.json", "manifest.sig"), more)));
        assertEquals(
                "two was added, or stands elsewhere than it did",
                fault(encrypted(List.of("two", "one", "three", "manifest.json", "manifest.sig"), more)));
        assertEquals(
                "four stands behind the manifest, or has none behind it",
                fault(encrypted(List.of("one", "two", "three", "manifest.json", "manifest.sig", "four"), more)));
        assertEquals("manifest.json is not what was signed", fault(changed((name, bytes) -> {
            return name.equals("manifest.json")
                    ? new String(bytes, StandardCharsets.UTF_8)
                            .replace("\"events\":7", "\"events\":8")
                            .getBytes(StandardCharsets.UTF_8)
                    : bytes;
        })));
    }

    @Test
    void who_changes_it_and_signs_it_anew_is_not_believed() throws IOException {
        BrokenArchive refused = assertThrows(
                BrokenArchive.class, () -> reader(archive()).verify(OTHER.publicKeys(), (name, content) -> {}));
        assertEquals("manifest.sig", refused.entry());
        assertTrue(String.valueOf(refused.getMessage()).contains("which is none of those that are trusted here"));
        // the key of an installation as its operator sends it
        PublicSealKeys sent = PublicSealKeys.ofPem(OLD.publicKeys().pem());
        reader(archive()).verify(sent, (name, content) -> {});
    }

    @Test
    void one_that_was_cut_off_or_altered_is_refused_by_the_entry_it_ends_in() throws IOException {
        byte[] whole = archive();
        List<String> names = List.of("its beginning", "one", "two", "three", "manifest.json", "manifest.sig");
        for (int length = 0; length < whole.length; length += 977) {
            BrokenArchive cut = broken(Arrays.copyOf(whole, length));
            assertTrue(names.contains(cut.entry()), cut.entry());
        }
        // the last chunk opens as a whole or not at all: "two" is what is being read where it begins
        assertEquals("two", broken(Arrays.copyOf(whole, whole.length - 1)).entry());
        for (int at = 0; at < whole.length; at += 4_801) {
            byte[] altered = whole.clone();
            altered[at] ^= 1;
            assertTrue(names.contains(broken(altered).entry()));
        }
        byte[] inTwo = whole.clone();
        inTwo[200_000] ^= 1;
        assertEquals("two", broken(inTwo).entry());
    }

    @Test
    void a_second_reading_believes_no_entry_that_has_changed_since() throws IOException {
        ArchiveManifest manifest = reader(archive()).verify(OLD.publicKeys(), (name, content) -> {});
        byte[] other = changed((name, bytes) -> {
            if (name.equals("one")) {
                bytes[0]++;
            }
            return bytes;
        });
        Map<String, byte[]> read = new LinkedHashMap<>();
        BrokenArchive refused = assertThrows(
                BrokenArchive.class,
                () -> reader(other).read(manifest, (name, content) -> read.put(name, content.readAllBytes())));
        assertEquals("one", refused.entry());
        assertEquals(1, read.size());
    }

    @Test
    void another_key_opens_nothing() {
        ArchiveEncryption.Identity other =
                ArchiveEncryption.Identity.of(text(pair().getPrivate().getEncoded()));
        BrokenArchive refused = assertThrows(
                BrokenArchive.class,
                () -> new ArchiveReader(() -> new ByteArrayInputStream(archive()), other)
                        .verify(OLD.publicKeys(), (name, content) -> {}));
        assertTrue(String.valueOf(refused.getMessage()).contains("for another key"), refused.getMessage());
    }

    @Test
    void what_is_no_key_is_said_to_be_none() {
        for (String none :
                List.of("", "age1", "ssh-ed25519 AAAA", text(PAIR.getPublic().getEncoded()) + "x")) {
            assertThrows(IllegalArgumentException.class, () -> new ArchiveEncryption.Recipient(none));
        }
        assertThrows(IllegalArgumentException.class, () -> ArchiveEncryption.Identity.of("# no key\n"));
    }

    private interface Change {
        byte[] of(String name, byte[] bytes);
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ArchiveWriter writer = new ArchiveWriter(file, RECIPIENT)) {
            writer.add("one", out -> out.write(ONE));
            writer.add("two", out -> out.write(TWO));
            writer.add("three", OutputStream::flush);
            writer.finish(
                    entries -> new ArchiveManifest(
                            new UUID(1, 1),
                            new TenantId(new UUID(2, 2)),
                            "St. Synthetic",
                            Instant.EPOCH,
                            7,
                            70,
                            0,
                            List.of(),
                            0,
                            Optional.empty(),
                            entries),
                    OLD);
        }
        return file.toByteArray();
    }

    /** As somebody would who has the public key alone, and so can make a file that opens. */
    private static byte[] changed(Change change) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        plain().forEach((name, bytes) -> {
            byte[] other = change.of(name, bytes);
            if (other != null) {
                entries.put(name, other);
            }
        });
        return encrypted(List.copyOf(entries.keySet()), entries);
    }

    private static Map<String, byte[]> plain() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream opened = ArchiveEncryption.decrypting(new ByteArrayInputStream(archive()), IDENTITY);
                ZipInputStream zip = new ZipInputStream(opened)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] encrypted(List<String> names, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(ArchiveEncryption.encrypting(file, RECIPIENT))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(entries.get(name));
                zip.closeEntry();
            }
        }
        return file.toByteArray();
    }

    private static String fault(byte[] file) {
        return String.valueOf(broken(file).getMessage()).replace("The archive is broken: ", "");
    }

    private static BrokenArchive broken(byte[] file) {
        return assertThrows(BrokenArchive.class, () -> reader(file).verify(OLD.publicKeys(), (name, content) -> {}));
    }

    private static ArchiveReader reader(byte[] file) {
        return new ArchiveReader(() -> new ByteArrayInputStream(file), IDENTITY);
    }

    private static String text(byte[] encoded) {
        return new String(encoded, StandardCharsets.US_ASCII);
    }

    private static KeyPair pair() {
        try {
            return new X25519KeyPairGenerator().generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
