package org.flightplan.settings;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * The key pair that signs tokens in development, made when the server starts and never stored: its tokens end with it.
 * Outside development it is never made.
 */
public final class DevelopmentKeys {

    /** Who issues development tokens. */
    public static final String ISSUER = "urn:flightplan:development";

    private static final int BITS = 2048;
    private static final KeyPair PAIR = generate();

    private DevelopmentKeys() {}

    /** The key to sign with. */
    public static PrivateKey signingKey() {
        return PAIR.getPrivate();
    }

    /** The key to verify with, as a JSON Web Key Set. */
    static String keySet() {
        RSAPublicKey key = (RSAPublicKey) PAIR.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"n\":\"" + unsigned(key.getModulus())
                + "\",\"e\":\"" + unsigned(key.getPublicExponent()) + "\"}]}";
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int signs = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, signs, bytes.length));
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
