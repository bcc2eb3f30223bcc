package org.flightplan.contents;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A content in chunks of {@value #PLAIN} bytes, each sealed by AES-256-GCM, so that any of them opens without the others. The
 * nonce is the chunk's number and whether it is the last: a content that was cut, or whose chunks change places, does not open
 * (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015). No nonce comes twice, since each content has a key
 * of its own.
 */
final class Chunks {

    /** Bytes of a chunk before it is sealed; the last may be shorter. */
    static final int PLAIN = 1 << 16;

    /** Bytes by which a sealed chunk is longer. */
    static final int ADDED = 16;

    /** Bytes of a sealed chunk. */
    static final int SEALED = PLAIN + ADDED;

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    private final Cipher cipher;
    private final SecretKey key;

    Chunks(SecretKey key) {
        this.key = key;
        try {
            this.cipher = Cipher.getInstance(TRANSFORMATION);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + TRANSFORMATION, e);
        }
    }

    /** The size of the content that is so long once it is sealed, without its header. */
    static long plainSize(long sealed) {
        return sealed - ADDED * Math.max(1, (sealed + SEALED - 1) / SEALED);
    }

    /** The number of the last chunk. */
    static long last(long size) {
        return Math.max(0, size - 1) / PLAIN;
    }

    byte[] seal(byte[] plain, int length, long number, boolean last) {
        return apply(Cipher.ENCRYPT_MODE, plain, length, number, last);
    }

    /** @throws ContentStore.ContentMissing when it is not this chunk as it was sealed */
    byte[] open(byte[] sealed, int length, long number, boolean last) {
        if (length < ADDED) {
            throw new ContentStore.ContentMissing("a content ends too early");
        }
        return apply(Cipher.DECRYPT_MODE, sealed, length, number, last);
    }

    private byte[] apply(int mode, byte[] input, int length, long number, boolean last) {
        byte[] nonce =
                ByteBuffer.allocate(12).putInt(last ? 1 : 0).putLong(number).array();
        try {
            cipher.init(mode, key, new GCMParameterSpec(ADDED * Byte.SIZE, nonce));
            return cipher.doFinal(input, 0, length);
        } catch (AEADBadTagException e) {
            throw new ContentStore.ContentMissing("a chunk of a content was cut, moved or changed");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + TRANSFORMATION, e);
        }
    }
}
