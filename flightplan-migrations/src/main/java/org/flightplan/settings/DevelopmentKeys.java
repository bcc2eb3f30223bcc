package org.flightplan.settings;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
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

    /** The key to verify with, as PEM. */
    static String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(PAIR.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
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
