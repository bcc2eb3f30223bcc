package org.flightplan.archives;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.flightplan.archives.ArchiveManifest.Entry;
import org.flightplan.integrity.SealKeys;

/**
 * Writes an archive in one go, into memory of one size whatever the archive's, but for about 200 bytes an entry. What is
 * written is encrypted before it leaves: no open PHI reaches a file.
 */
final class ArchiveWriter implements Closeable {

    // every archive of the same content is the same but for its encryption
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final List<Entry> entries = new ArrayList<>();

    /** What an entry holds. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** @param out is closed with the archive, {@code recipient} whose private key opens it */
    ArchiveWriter(OutputStream out, ArchiveEncryption.Recipient recipient) throws IOException {
        this.zip = new ZipOutputStream(ArchiveEncryption.encrypting(out, recipient), StandardCharsets.UTF_8);
        // events as text become a tenth of it at the lowest level already
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Adds an entry behind the others. */
    void add(String name, Content content) throws IOException {
        write(name, content);
    }

    /**
     * Adds the manifest and its signature; nothing can be added any more.
     *
     * @param manifest of the entries
     */
    ArchiveManifest finish(Function<List<Entry>, ArchiveManifest> manifest, SealKeys keys) throws IOException {
        ArchiveManifest made = manifest.apply(List.copyOf(entries));
        byte[] bytes = made.bytes();
        write(ArchiveManifest.NAME, out -> out.write(bytes));
        write(
                ArchiveManifest.SIGNATURE,
                out -> out.write(ManifestSignature.of(bytes, keys).bytes()));
        return made;
    }

    private void write(String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        MessageDigest sha256 = ManifestSignature.sha256();
        Counted counted = new Counted(new DigestOutputStream(new Unclosed(zip), sha256));
        try {
            content.to(counted);
        } finally {
            // one that could not be read to its end is an entry all the same: the manifest says what it has of it
            zip.closeEntry();
            entries.add(new Entry(name, counted.bytes, HexFormat.of().formatHex(sha256.digest())));
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static final class Counted extends Unclosed {
        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            bytes++;
        }

        @Override
        public void write(byte[] values, int offset, int length) throws IOException {
            out.write(values, offset, length);
            bytes += length;
        }
    }
}
