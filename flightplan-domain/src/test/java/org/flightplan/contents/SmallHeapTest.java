package org.flightplan.contents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.flightplan.keys.AesGcm;
import org.flightplan.keys.KeyRing;
import org.flightplan.migrations.S3Server;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** A content of 200 MB goes through a JVM whose heap is 24 MB: in, into each store, and out again. */
class SmallHeapTest {

    @Test
    @Tag("full")
    void a_content_of_200_mb_takes_a_few_megabytes_of_memory(@TempDir Path folder)
            throws IOException, InterruptedException {
        S3Server s3 = new S3Server(folder.resolve("s3"));
        s3.start();
        try {
            Process jvm = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx24m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Passage.class.getName(),
                            folder.toString(),
                            s3.bucket().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
            int status = jvm.waitFor();
            assertEquals(0, status, () -> text(folder.resolve("output")));
        } finally {
            s3.close();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** What the small JVM does. */
    static final class Passage {

        private Passage() {}

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            pass(new FolderStore(Files.createDirectory(folder.resolve("contents"))), folder, 200);
            pass(
                    new S3Store(
                            URI.create(arguments[1]),
                            "us-east-1",
                            AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)),
                    folder,
                    200);
        }

        private static void pass(ContentStore store, Path folder, int megabytes) throws IOException {
            KeyRing.Numbered key = new KeyRing.Numbered(1, AesGcm.key(AesGcm.newKey()));
            ContentName name = new ContentName(new TenantId(UUID.randomUUID()), UUID.randomUUID());
            try (Incoming incoming = new Incoming(name, UUID.randomUUID(), key, folder, () -> {})) {
                byte[] megabyte = new byte[1 << 20];
                for (int i = 0; i < megabytes; i++) {
                    Arrays.fill(megabyte, (byte) i);
                    incoming.take(megabyte, megabyte.length);
                }
                incoming.finish();
                store.put(name, incoming.sealed());
            }
            check(store, name, key, megabytes);
        }

        private static void check(ContentStore store, ContentName name, KeyRing.Numbered key, int megabytes)
                throws IOException {
            long size = (long) megabytes << 20;
            byte[] header;
            try (InputStream in = store.read(name, 0, ContentKey.HEADER_BYTES)) {
                header = in.readNBytes(ContentKey.HEADER_BYTES);
            }
            Chunks chunks =
                    new Chunks(ContentKey.opened(name, header, key.key()).key());
            try (InputStream in = new OpenedContent(store.read(name, header.length, 2 * size), chunks, size, 0, size)) {
                byte[] megabyte = new byte[1 << 20];
                for (int i = 0; i < megabytes; i++) {
                    if (in.readNBytes(megabyte, 0, megabyte.length) != megabyte.length || megabyte[7] != (byte) i) {
                        throw new IOException("not as it was, at MB " + i);
                    }
                }
            }
        }
    }
}
