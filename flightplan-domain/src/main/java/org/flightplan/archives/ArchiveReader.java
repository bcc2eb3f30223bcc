package org.flightplan.archives;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.flightplan.archives.ArchiveManifest.Entry;
import org.flightplan.integrity.PublicSealKeys;

/**
 * Reads an archive from its beginning to its end, as often as it is asked to, in memory of one size. The manifest stands last:
 * read it all once by {@link #verify} before anything of it is believed.
 */
public final class ArchiveReader {

    private static final int BUFFER = 1 << 16;
    private static final int LARGEST_MANIFEST = 1 << 28;

    private final Source source;
    private final ArchiveEncryption.Identity identity;

    /** Where an archive lies. */
    public interface Source {
        /** All of it, from the first byte. */
        InputStream open() throws IOException;
    }

    /** Takes the entries, one after the other. */
    public interface Taking {
        /** Takes one; what is left of it is skipped. */
        void take(String name, InputStream content) throws IOException;
    }

    /** @param source of the file, {@code identity} the private key that opens it */
    public ArchiveReader(Source source, ArchiveEncryption.Identity identity) {
        this.source = source;
        this.identity = identity;
    }

    /**
     * Reads it all, and holds each entry against the signed manifest.
     *
     * @param signers whose signature is believed
     * @param taking is given each entry meanwhile; what it is told is true when this comes back, and not before
     * @throws BrokenArchive when it was cut off, altered, or signed by another; it names the entry
     * @throws IOException when the file can't be read, or {@code taking} failed
     */
    public ArchiveManifest verify(PublicSealKeys signers, Taking taking) throws IOException {
        ByteArrayOutputStream manifest = new ByteArrayOutputStream();
        ByteArrayOutputStream signature = new ByteArrayOutputStream();
        List<Entry> found = walk(
                (name, content) -> {
                    if (name.equals(ArchiveManifest.NAME)) {
                        copy(content, manifest, name);
                    } else if (name.equals(ArchiveManifest.SIGNATURE)) {
                        copy(content, signature, name);
                    } else {
                        taking.take(name, content);
                    }
                },
                sofar -> {});
        if (manifest.size() == 0 || signature.size() == 0) {
            String last = found.isEmpty()
                    ? ReadingPlace.BEGINNING
                    : found.get(found.size() - 1).name();
            throw new BrokenArchive(last, "is the last entry, and no signed manifest follows: the file was cut off");
        }
        ManifestSignature.read(signature.toByteArray()).verify(manifest.toByteArray(), signers);
        ArchiveManifest signed = ArchiveManifest.of(manifest.toByteArray());
        compare(signed.entries(), found.subList(0, found.size() - 2));
        return signed;
    }

    /**
     * Reads it once more, to do something with what was verified.
     *
     * @param manifest that was verified
     * @throws BrokenArchive when the file has changed since; it names the first entry that did, behind which nothing was given
     */
    public void read(ArchiveManifest manifest, Taking taking) throws IOException {
        List<Entry> signed = manifest.entries();
        List<Entry> found = walk(
                (name, content) -> {
                    if (!isAboutEntries(name)) {
                        taking.take(name, content);
                    }
                },
                sofar -> {
                    Entry last = sofar.get(sofar.size() - 1);
                    if (!isAboutEntries(last.name())) {
                        compare(signed.subList(0, Math.min(signed.size(), sofar.size())), sofar);
                    }
                });
        compare(signed, found.subList(0, Math.max(0, found.size() - 2)));
    }

    private static boolean isAboutEntries(String name) {
        return name.equals(ArchiveManifest.NAME) || name.equals(ArchiveManifest.SIGNATURE);
    }

    private static void compare(List<Entry> signed, List<Entry> found) {
        for (int i = 0; i < Math.max(signed.size(), found.size()); i++) {
            if (i >= found.size()) {
                throw new BrokenArchive(signed.get(i).name(), "is missing");
            } else if (i >= signed.size()) {
                throw new BrokenArchive(found.get(i).name(), "was added after the archive was signed");
            } else if (!signed.get(i).name().equals(found.get(i).name())) {
                boolean missing =
                        found.stream().map(Entry::name).noneMatch(signed.get(i).name()::equals);
                throw missing
                        ? new BrokenArchive(signed.get(i).name(), "is missing")
                        : new BrokenArchive(found.get(i).name(), "was added, or stands elsewhere than it did");
            } else if (!signed.get(i).equals(found.get(i))) {
                throw new BrokenArchive(signed.get(i).name(), "is not what was signed");
            }
        }
    }

    private List<Entry> walk(Taking taking, Consumer<List<Entry>> ended) throws IOException {
        ReadingPlace place = new ReadingPlace();
        List<Entry> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        try (InputStream file = source.open();
                InputStream opened = place.naming(place.of(() -> ArchiveEncryption.decrypting(file, identity)));
                ZipInputStream zip = new ZipInputStream(opened, StandardCharsets.UTF_8)) {
            ZipEntry next = place.of(zip::getNextEntry);
            while (next != null) {
                String name = next.getName();
                place.is(name);
                if (!names.add(name)) {
                    throw new BrokenArchive(name, "stands there twice");
                }
                found.add(take(name, place.naming(zip), taking));
                ended.accept(found);
                next = place.of(zip::getNextEntry);
            }
            // a file that ends early may hold every entry: its encryption tells
            opened.transferTo(OutputStream.nullOutputStream());
        }
        boolean ends = found.size() >= 2
                && found.get(found.size() - 2).name().equals(ArchiveManifest.NAME)
                && found.get(found.size() - 1).name().equals(ArchiveManifest.SIGNATURE);
        if (!ends && names.contains(ArchiveManifest.NAME)) {
            throw new BrokenArchive(place.entry(), "stands behind the manifest, or has none behind it");
        }
        return found;
    }

    private static Entry take(String name, InputStream content, Taking taking) throws IOException {
        MessageDigest sha256 = ManifestSignature.sha256();
        Digesting digesting = new Digesting(content, sha256);
        taking.take(name, digesting);
        digesting.transferTo(OutputStream.nullOutputStream());
        return new Entry(name, digesting.bytes, HexFormat.of().formatHex(sha256.digest()));
    }

    private static void copy(InputStream content, ByteArrayOutputStream target, String name) throws IOException {
        target.writeBytes(content.readNBytes(LARGEST_MANIFEST));
        if (content.read() >= 0) {
            throw new BrokenArchive(name, "is longer than any that is made");
        }
    }

    private static final class Digesting extends FilterInputStream {
        private final MessageDigest digest;
        private long bytes;

        Digesting(InputStream stream, MessageDigest digest) {
            super(stream);
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, Math.min(length, BUFFER));
            if (read > 0) {
                digest.update(target, offset, read);
                bytes += read;
            }
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            return readNBytes((int) Math.min(wanted, BUFFER)).length;
        }

        @Override
        public void close() {
            // the archive's to close
        }
    }
}
