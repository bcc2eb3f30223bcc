package org.flightplan.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM, by the JDK. What is encrypted begins with its nonce of 12 random bytes and ends with its tag of 16; a key
 * encrypts far fewer than the 2³² values that random nonces are good for (NIST SP 800-38D, 8.3).
 */
public final class AesGcm {

    /** Bytes of a key. */
    public static final int KEY_BYTES = 32;

    /** Bytes by which what is encrypted is longer than what it was made from. */
    public static final int ADDED_BYTES = 28;

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Looked up once: for a short text, looking takes as long as decrypting. */
    private static final Provider PROVIDER = provider();

    private AesGcm() {}

    /** What was encrypted by another key, or for another context, or was changed since. */
    public static final class WrongKey extends RuntimeException {
        WrongKey(AEADBadTagException cause) {
            super("another key, another context, or changed since", cause);
        }
    }

    /** The key of these bytes. */
    public static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    /** Bytes of a new key. */
    public static byte[] newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /**
     * Encrypts.
     *
     * @param context what the value belongs to: it opens for nothing else
     */
    public static byte[] seal(SecretKey key, byte[] context, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, key, nonce, context, plain, 0);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * Decrypts.
     *
     * @param from where in the bytes the encrypted value begins
     * @throws WrongKey when it was not sealed by this key in this context
     */
    public static byte[] open(SecretKey key, byte[] context, byte[] sealed, int from) {
        byte[] nonce = Arrays.copyOfRange(sealed, from, from + NONCE_BYTES);
        return apply(Cipher.DECRYPT_MODE, key, nonce, context, sealed, from + NONCE_BYTES);
    }

    private static byte[] apply(int mode, SecretKey key, byte[] nonce, byte[] context, byte[] input, int from) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION, PROVIDER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            return cipher.doFinal(input, from, Math.max(0, input.length - from));
        } catch (AEADBadTagException e) {
            throw new WrongKey(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + TRANSFORMATION, e);
        }
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(TRANSFORMATION).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + TRANSFORMATION, e);
        }
    }
}
