package org.flightplan.displays;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/** Codes that somebody types once, and secrets that nobody types. */
final class Secrets {

    /** What a secret begins with: no token does. */
    static final String PREFIX = "fpd_";

    // no I, L, O or U: they are mistaken for digits, or make words
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CODE_LETTERS = 10;
    private static final int SECRET_LETTERS = 52;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 50 bits, as {@code 7K3MX-9QXT2}. */
    static String code() {
        return random(CODE_LETTERS).replaceFirst("(?<=^.{5})", "-");
    }

    /** 260 bits. */
    static String secret() {
        return PREFIX + random(SECRET_LETTERS);
    }

    /** A code as it is meant, however it was typed. */
    static String typed(String code) {
        return code.toUpperCase(Locale.ROOT)
                .replace('I', '1')
                .replace('L', '1')
                .replace('O', '0')
                .replaceAll("[\\s-]", "");
    }

    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String random(int letters) {
        return RANDOM.ints(letters, 0, LETTERS.length())
                .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
                .collect(Collectors.joining());
    }
}
