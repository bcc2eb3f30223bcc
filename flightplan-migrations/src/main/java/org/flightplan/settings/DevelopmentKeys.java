package org.flightplan.settings;

import java.security.KeyPair;
import java.security.PrivateKey;

/**
 * The key pair that signs tokens in development, made when the server starts and never stored: its tokens end with it.
 * Outside development it is never made.
 */
public final class DevelopmentKeys {

    /** Who issues development tokens. */
    public static final String ISSUER = "urn:flightplan:development";

    private static final KeyPair PAIR = RsaKeys.generate();

    private DevelopmentKeys() {}

    /** The key to sign with. */
    public static PrivateKey signingKey() {
        return PAIR.getPrivate();
    }

    /** The key to verify with, as PEM. */
    static String publicKey() {
        return RsaKeys.pem(PAIR.getPublic());
    }
}
