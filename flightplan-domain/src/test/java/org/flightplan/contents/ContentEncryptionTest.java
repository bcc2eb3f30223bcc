package org.flightplan.contents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.contents.ContentStore.ContentMissing;
import org.flightplan.keys.AesGcm;
import org.flightplan.keys.KeyRing;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentEncryptionTest {

    private static final UUID PATIENT = UUID.randomUUID();
    private static final KeyRing.Numbered KEY = new KeyRing.Numbered(1, AesGcm.key(AesGcm.newKey()));
    private static final ContentName NAME = new ContentName(new TenantId(UUID.randomUUID()), UUID.randomUUID());

    @TempDir
    Path folder;

    private Incoming incoming(byte[] content) throws IOException {
        Incoming incoming = new Incoming(NAME, PATIENT, KEY, folder, () -> {});
        for (int from = 0; from < content.length; from += 10_000) {
            byte[] piece = Arrays.copyOfRange(content, from, Math.min(content.length, from + 10_000));
            incoming.take(piece, piece.length);
        }
        incoming.finish();
        return incoming;
    }

    private byte[] sealed(byte[] content) throws IOException {
        try (Incoming incoming = incoming(content);
                InputStream in = incoming.sealed().open()) {
            return in.readAllBytes();
        }
    }

    private static byte[] opened(byte[] sealed, long size, long from, long length) throws IOException {
        byte[] header = Arrays.copyOf(sealed, ContentKey.HEADER_BYTES);
        Chunks chunks = new Chunks(ContentKey.opened(NAME, header, KEY.key()).key());
        InputStream in = new ByteArrayInputStream(sealed);
        in.skipNBytes(header.length + from / Chunks.PLAIN * Chunks.SEALED);
        try (InputStream plain = new OpenedContent(in, chunks, size, from, length)) {
            return plain.readAllBytes();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 65_537, 131_072, 300_000})
    void a_content_of_any_size_opens_whole_and_in_parts(int size) throws IOException {
        byte[] content = random(size);
        byte[] sealed = sealed(content);
        assertArrayEquals(content, opened(sealed, size, 0, size));
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            int from = random.nextInt(size);
            int length = 1 + random.nextInt(size - from);
            assertArrayEquals(Arrays.copyOfRange(content, from, from + length), opened(sealed, size, from, length));
        }
        assertEquals(size, Chunks.plainSize(sealed.length - ContentKey.HEADER_BYTES));
    }

    @Test
    void nothing_of_it_is_readable_as_it_is_stored_and_no_file_of_it_has_a_name() throws IOException {
        byte[] content = "synthetic ".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        try (Incoming incoming = incoming(content);
                Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
            byte[] stored = incoming.sealed().open().readAllBytes();
            assertFalse(new String(stored, StandardCharsets.ISO_8859_1).contains("synthetic"));
            assertArrayEquals(content, incoming.plain().readAllBytes());
        }
    }

    @Test
    void its_digest_is_the_contents_own() throws IOException, NoSuchAlgorithmException {
        byte[] content = random(70_000);
        try (Incoming incoming = incoming(content)) {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            assertEquals("sha-256:" + digest, incoming.digest());
            assertEquals(70_000, incoming.size());
            assertEquals(Chunks.PLAIN, incoming.head().length);
        }
    }

    @Test
    void what_was_cut_changed_or_moved_does_not_open() throws IOException {
        int size = 200_000;
        byte[] sealed = sealed(random(size));
        int first = ContentKey.HEADER_BYTES;
        byte[] cut = Arrays.copyOf(sealed, first + 2 * Chunks.SEALED);
        assertThrows(ContentMissing.class, () -> opened(cut, 2L * Chunks.PLAIN, 0, 2L * Chunks.PLAIN));
        assertThrows(ContentMissing.class, () -> opened(cut, size, 0, size));
        byte[] changed = sealed.clone();
        changed[first + 5] ^= 1;
        assertThrows(ContentMissing.class, () -> opened(changed, size, 0, size));
        byte[] moved = sealed.clone();
        System.arraycopy(sealed, first, moved, first + Chunks.SEALED, Chunks.SEALED);
        System.arraycopy(sealed, first + Chunks.SEALED, moved, first, Chunks.SEALED);
        assertThrows(ContentMissing.class, () -> opened(moved, size, 0, size));
    }

    @Test
    void it_opens_for_its_own_name_and_patient_alone() throws IOException {
        byte[] header = Arrays.copyOf(sealed(random(10)), ContentKey.HEADER_BYTES);
        ContentName other = new ContentName(NAME.tenant(), UUID.randomUUID());
        assertThrows(AesGcm.WrongKey.class, () -> ContentKey.opened(other, header, KEY.key()));
        byte[] another = header.clone();
        another[4] ^= 1;
        assertThrows(AesGcm.WrongKey.class, () -> ContentKey.opened(NAME, another, KEY.key()));
        another[0] ^= 1;
        assertThrows(ContentMissing.class, () -> ContentKey.owner(another));
    }
}
