package org.flightplan.launcher.sqlite;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a secret is known again by. It gives nothing away that the keys wrapped under the secret would not. */
final class SecretMark {

    private static final int DIGITS = 16;

    private SecretMark() {}

    static String of(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] made = mac.doFinal("flightplan development file".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(made).substring(0, DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC", e);
        }
    }
}
