package org.flightplan.fields;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What text says something, and what text the database can keep. */
public final class Texts {

    private static final Pattern UUID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    /** Letters and symbols by their category that show nothing: Hangul fillers, the blank of Braille, the empty note head. */
    private static final Set<Integer> EMPTY_SIGNS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x1D159);

    /** The error of a text in which nothing {@linkplain #shows shows}. */
    public static final String BLANK = "must not be blank: at least one letter, digit or symbol must show";

    private Texts() {}

    /** Whether at least one letter, digit or symbol shows: white space, invisible characters and marks alone do not. */
    public static boolean shows(String text) {
        return text.codePoints().anyMatch(Texts::shows);
    }

    private static boolean shows(int character) {
        return switch (Character.getType(character)) {
            case Character.UNASSIGNED,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default -> !EMPTY_SIGNS.contains(character);
        };
    }

    /** Whether a character is of no width and changes no other's meaning: format characters, joiners, variation selectors, fillers. */
    public static boolean isZeroWidth(int character) {
        return Character.getType(character) == Character.FORMAT
                || EMPTY_SIGNS.contains(character)
                || character == 0x034F
                || (character >= 0x180B && character <= 0x180F)
                || (character >= 0xFE00 && character <= 0xFE0F)
                || (character >= 0xE0100 && character <= 0xE01EF);
    }

    /** Whether a character is a space of any kind, line ends and control characters that count as one included. */
    public static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == 0x85;
    }

    /** What is wrong with a text of at most so many characters; empty when nothing is. */
    public static Optional<String> fault(String text, int max) {
        return text.codePointCount(0, text.length()) > max
                ? Optional.of("must be at most " + max + " characters long")
                : unstorable(text);
    }

    /** A longer text's first so many chars; one less, where it would end in half a surrogate pair. */
    public static String beginning(String text, int chars) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars);
    }

    static Optional<String> unstorable(String text) {
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
