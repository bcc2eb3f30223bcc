package org.flightplan.patients;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.tenants.TenantId;

/**
 * How a patient is found by the beginning of a word of the name, in any case and with or without accents: by keyed hashes
 * of the beginnings of {@value #SHORTEST} to {@value #LONGEST} letters. What they leak to a reader of the database: how
 * many letters and words a name has about, and which patients share beginnings.
 */
public final class NameIndex {

    /** The fewest letters that a search takes. */
    public static final int SHORTEST = 3;

    /** The most letters of a word that are compared. */
    public static final int LONGEST = 12;

    private static final int HASH_BYTES = 16;
    private static final String KIND = "name";
    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private NameIndex() {}

    /** The hashes of a name's beginnings, one behind the other. */
    public static byte[] hashes(BlindIndex index, TenantId tenant, PatientName name) {
        Set<String> beginnings = new LinkedHashSet<>();
        words(name.value()).forEach(word -> {
            for (int letters = SHORTEST; letters <= Math.min(word.length(), LONGEST); letters++) {
                beginnings.add(word.substring(0, letters));
            }
        });
        ByteBuffer all = ByteBuffer.allocate(beginnings.size() * HASH_BYTES);
        beginnings.forEach(beginning -> all.put(hash(index, tenant, beginning)));
        return all.array();
    }

    /** The hashes that a name must have of which every word of a text is the beginning of a word. */
    public static List<byte[]> sought(BlindIndex index, TenantId tenant, String text) {
        return words(text)
                .map(word -> hash(index, tenant, word.substring(0, Math.min(word.length(), LONGEST))))
                .toList();
    }

    /** Whether a name can be searched by this text: it has words, each long enough. */
    public static boolean isSearchable(String text) {
        List<String> words = words(text).toList();
        return !words.isEmpty() && words.stream().allMatch(word -> word.length() >= SHORTEST);
    }

    private static Stream<String> words(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                // first up, then down: what has two small forms, such as sigma, gets one
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS.splitAsStream(plain).filter(word -> !word.isEmpty());
    }

    private static byte[] hash(BlindIndex index, TenantId tenant, String beginning) {
        return Arrays.copyOf(index.hash(tenant, KIND, beginning.getBytes(StandardCharsets.UTF_8)), HASH_BYTES);
    }
}
