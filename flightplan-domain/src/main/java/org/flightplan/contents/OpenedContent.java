package org.flightplan.contents;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A part of a content, opened chunk by chunk as it is read. */
final class OpenedContent extends InputStream {

    private final InputStream sealed;
    private final Chunks chunks;
    private final long lastChunk;
    private final byte[] buffer = new byte[Chunks.SEALED];
    private long next;
    private byte[] plain = {};
    private int at;
    private long left;

    /**
     * @param sealed from the beginning of the chunk with the first wanted byte on
     * @param size of the whole content
     * @param from the first byte that is wanted, {@code length} how many
     */
    OpenedContent(InputStream sealed, Chunks chunks, long size, long from, long length) throws IOException {
        this.sealed = sealed;
        this.chunks = chunks;
        this.lastChunk = Chunks.last(size);
        this.next = from / Chunks.PLAIN;
        this.left = length;
        open();
        this.at = (int) (from % Chunks.PLAIN);
    }

    private void open() throws IOException {
        int read = sealed.readNBytes(buffer, 0, buffer.length);
        plain = chunks.open(buffer, read, next, next == lastChunk);
        at = 0;
        next++;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        } else if (left == 0) {
            return -1;
        } else if (at == plain.length) {
            open();
        }
        int count = (int) Math.min(Math.min(length, plain.length - at), left);
        if (count <= 0) {
            throw new ContentStore.ContentMissing("a content is shorter than it was");
        }
        System.arraycopy(plain, at, target, offset, count);
        at += count;
        left -= count;
        return count;
    }

    @Override
    public void close() throws IOException {
        sealed.close();
    }
}
