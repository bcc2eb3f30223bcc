package org.flightplan.patients;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.tenants.TenantId;

/**
 * How a patient is found by words of the name, in any case, with or without accents and apostrophes: by keyed hashes of the
 * beginnings of {@value #SHORTEST} to {@value #LONGEST} letters, and of whole words that are shorter. What they leak to a
 * reader of the database: how many letters and words a name has about, and which patients share beginnings or short words.
 */
public final class NameIndex {

    /** The fewest letters of a beginning; a whole word may have less. */
    public static final int SHORTEST = 3;

    /** The most letters of a word that are compared. */
    public static final int LONGEST = 12;

    /** The most words of a search. */
    public static final int MOST_WORDS = 5;

    private static final int HASH_BYTES = 16;
    private static final String KIND = "name";
    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    private static final Pattern APOSTROPHES =
            Pattern.compile("['`\u00b4\u02b9\u02bb\u02bc\u02bd\u02bf\u2018\u2019\u201b\u2032\uff07]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private NameIndex() {}

    /** The hashes of a name's beginnings and short words, one behind the other. */
    public static byte[] hashes(BlindIndex index, TenantId tenant, PatientName name) {
        Set<String> parts = new LinkedHashSet<>();
        for (String word : words(name.value())) {
            int length = letters(word);
            for (int letters = Math.min(SHORTEST, length); letters <= Math.min(length, LONGEST); letters++) {
                parts.add(beginning(word, letters));
            }
        }
        ByteBuffer all = ByteBuffer.allocate(parts.size() * HASH_BYTES);
        parts.forEach(part -> all.put(hash(index, tenant, part)));
        return all.array();
    }

    /**
     * The hashes that a name must have of which every word is a word, or the beginning of one; the longest word first, since
     * the fewest names have it.
     *
     * @param words as {@link #words} gives them
     */
    public static List<byte[]> sought(BlindIndex index, TenantId tenant, Set<String> words) {
        return words.stream()
                .sorted(Comparator.comparing(NameIndex::letters).reversed())
                .map(word -> beginning(word, LONGEST))
                .distinct()
                .map(word -> hash(index, tenant, word))
                .toList();
    }

    /** The distinct words of a text, in the form in which they are compared. */
    public static Set<String> words(String text) {
        // apostrophes first: taken apart, some are a space and an accent
        String joined = APOSTROPHES.matcher(text).replaceAll("");
        String plain = ACCENTS.matcher(Normalizer.normalize(joined, Normalizer.Form.NFKD))
                .replaceAll("")
                // first up, then down: what has two small forms, such as sigma, gets one
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS
                .splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static int letters(String word) {
        return word.codePointCount(0, word.length());
    }

    private static String beginning(String word, int most) {
        return word.substring(0, word.offsetByCodePoints(0, Math.min(letters(word), most)));
    }

    private static byte[] hash(BlindIndex index, TenantId tenant, String beginning) {
        return Arrays.copyOf(index.hash(tenant, KIND, beginning.getBytes(StandardCharsets.UTF_8)), HASH_BYTES);
    }
}
