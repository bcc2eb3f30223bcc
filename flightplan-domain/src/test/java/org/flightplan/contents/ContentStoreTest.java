package org.flightplan.contents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.contents.ContentStore.ContentMissing;
import org.flightplan.contents.ContentStore.StoreUnavailable;
import org.flightplan.migrations.S3Server;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** What every store of contents guarantees, on each of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentStoreTest {

    private static final byte[] CONTENT = "a synthetic content, as it was sealed".getBytes(StandardCharsets.US_ASCII);

    private final ContentName name = new ContentName(new TenantId(UUID.randomUUID()), UUID.randomUUID());

    private Path folder;
    private S3Server s3;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        s3 = new S3Server(folder.resolve("s3"));
        s3.start();
    }

    @AfterAll
    void stop() {
        s3.close();
    }

    private ContentStore s3Store() {
        return new S3Store(
                s3.bucket(), "us-east-1", AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY));
    }

    Stream<ContentStore> stores() throws IOException {
        return Stream.of(new FolderStore(Files.createDirectories(folder.resolve("contents"))), s3Store());
    }

    private static ContentStore.Source source(byte[] bytes) {
        return new ContentStore.Source() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long length() {
                return bytes.length;
            }
        };
    }

    private byte[] read(ContentStore store, long from, long length) throws IOException {
        try (InputStream in = store.read(name, from, length)) {
            return in.readNBytes((int) length);
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void what_was_put_is_read_whole_and_in_parts(ContentStore store) throws IOException {
        store.put(name, source(CONTENT));
        assertArrayEquals(CONTENT, read(store, 0, CONTENT.length));
        assertEquals("synthetic", new String(read(store, 2, 9), StandardCharsets.US_ASCII));
        assertEquals("sealed", new String(read(store, CONTENT.length - 6, 100), StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void what_was_deleted_is_gone_and_may_be_deleted_again(ContentStore store) {
        store.put(name, source(CONTENT));
        store.delete(name);
        assertThrows(ContentMissing.class, () -> read(store, 0, 1));
        store.delete(name);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void what_breaks_off_while_it_is_put_is_not_there(ContentStore store) {
        ContentStore.Source broken = new ContentStore.Source() {
            @Override
            public InputStream open() throws IOException {
                throw new IOException("broken off");
            }

            @Override
            public long length() {
                return CONTENT.length;
            }
        };
        store.delete(name);
        assertThrows(StoreUnavailable.class, () -> store.put(name, broken));
        assertThrows(ContentMissing.class, () -> read(store, 0, 1));
    }

    @Test
    void what_a_killed_node_left_of_a_file_goes_with_its_name() throws IOException {
        ContentStore store = new FolderStore(Files.createDirectory(folder.resolve("killed")));
        store.put(name, source(CONTENT));
        Path half = folder.resolve("killed").resolve(name.path() + ".part");
        Files.write(half, CONTENT);
        store.delete(name);
        try (Stream<Path> left = Files.list(half.getParent())) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void a_folder_that_is_not_mounted_is_told_and_is_not_written_beside() throws IOException {
        Path unmounted = folder.resolve("unmounted");
        ContentStore store = new FolderStore(unmounted);
        assertEquals(
                Optional.of("CONTENT_FOLDER " + unmounted + " is no folder: make it, or mount it on this node"),
                store.problem());
        assertThrows(StoreUnavailable.class, () -> store.put(name, source(CONTENT)));
        assertThrows(StoreUnavailable.class, () -> read(store, 0, 1));
        assertTrue(Files.notExists(unmounted));
        Files.createDirectory(unmounted);
        assertEquals(Optional.empty(), store.problem());
        store.put(name, source(CONTENT));
        assertArrayEquals(CONTENT, read(store, 0, CONTENT.length));
    }

    @Test
    void an_s3_store_that_is_away_loses_nothing() throws IOException {
        ContentStore store = s3Store();
        store.put(name, source(CONTENT));
        s3.close();
        assertThrows(StoreUnavailable.class, () -> read(store, 0, 1));
        assertThrows(StoreUnavailable.class, () -> store.put(name, source(CONTENT)));
        assertThrows(StoreUnavailable.class, () -> store.delete(name));
        s3.start();
        assertArrayEquals(CONTENT, read(store, 0, CONTENT.length));
    }
}
