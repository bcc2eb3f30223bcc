package org.flightplan.fields;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What text the database can keep. */
final class Texts {

    private static final Pattern UUID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private Texts() {}

    static Optional<String> fault(String text, int max) {
        if (text.codePointCount(0, text.length()) > max) {
            return Optional.of("must be at most " + max + " characters long");
        }
        if (text.indexOf('\u0000') >= 0) {
            return Optional.of("must not contain U+0000, which can't be stored");
        }
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
        return utf8.canEncode(text)
                ? Optional.empty()
                : Optional.of("must not contain half of a surrogate pair, which can't be stored");
    }

    static boolean isUuid(String text) {
        // UUID.fromString also takes 1-1-1-1-1
        return UUID.matcher(text).matches();
    }
}
