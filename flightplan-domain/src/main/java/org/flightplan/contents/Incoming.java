package org.flightplan.contents;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.flightplan.keys.KeyRing;

/**
 * A content on its way in: sealed chunk by chunk into a file that has no name, so that a node which is killed leaves nothing.
 * It takes a few chunks of memory, whatever its size. One thread at a time uses it.
 */
public final class Incoming implements Closeable {

    private final ContentName name;
    private final ContentKey key;
    private final Chunks chunks;
    private final FileChannel file;
    private final Runnable whenClosed;
    private final MessageDigest digest = sha256();
    private final byte[] chunk = new byte[Chunks.PLAIN];
    private byte[] head = {};
    private int filled;
    private long chunkNumber;
    private long size;
    private String digestText = "";
    private boolean closed;

    Incoming(ContentName name, UUID patient, KeyRing.Numbered sealing, Path folder, Runnable whenClosed)
            throws IOException {
        this.name = name;
        this.key = ContentKey.made(name, patient, sealing);
        this.chunks = new Chunks(key.key());
        this.whenClosed = whenClosed;
        this.file = FileChannel.open(
                folder.resolve("flightplan-content-" + name.key()),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                // on Linux, at once
                StandardOpenOption.DELETE_ON_CLOSE);
        write(key.header());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Takes the next bytes. */
    public void take(byte[] bytes, int length) throws IOException {
        digest.update(bytes, 0, length);
        size += length;
        for (int from = 0; from < length; ) {
            // a full chunk waits until there is more: the last one is marked
            if (filled == chunk.length) {
                flush(false);
            }
            int count = Math.min(length - from, chunk.length - filled);
            System.arraycopy(bytes, from, chunk, filled, count);
            filled += count;
            from += count;
        }
    }

    /** Says that all has come. */
    public void finish() throws IOException {
        flush(true);
        digestText = "sha-256:" + HexFormat.of().formatHex(digest.digest());
    }

    private void flush(boolean last) throws IOException {
        if (chunkNumber == 0) {
            head = Arrays.copyOf(chunk, filled);
        }
        write(chunks.seal(chunk, filled, chunkNumber, last));
        chunkNumber++;
        filled = 0;
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    /** What it is called in the store. */
    public ContentName name() {
        return name;
    }

    /** Bytes that have come. */
    public long size() {
        return size;
    }

    /** {@code sha-256:} and 64 hexadecimal digits; once all has come. */
    public String digest() {
        return digestText;
    }

    /** The first bytes, by which its type is told. */
    byte[] head() {
        return head;
    }

    /** As it goes to the store; once all has come. */
    ContentStore.Source sealed() throws IOException {
        long length = file.size();
        return new ContentStore.Source() {
            @Override
            public InputStream open() {
                return fromFile(0);
            }

            @Override
            public long length() {
                return length;
            }
        };
    }

    /** What it says; once all has come. */
    InputStream plain() throws IOException {
        return new OpenedContent(fromFile(key.header().length), new Chunks(key.key()), size, 0, size);
    }

    private InputStream fromFile(long from) {
        return new BufferedInputStream(new FilterInputStream(InputStream.nullInputStream()) {
            private long position = from;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read = file.read(ByteBuffer.wrap(target, offset, length), position);
                position += Math.max(0, read);
                return read;
            }
        });
    }

    /** Gives back what it takes; what was not stored is gone. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            whenClosed.run();
            try {
                file.close();
            } catch (IOException e) {
                // its file has no name: it goes with the process
            }
        }
    }
}
