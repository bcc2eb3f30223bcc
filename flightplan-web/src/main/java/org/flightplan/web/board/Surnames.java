package org.flightplan.web.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flightplan.patients.NameIndex;

/** Whose surname could be taken for another's of the same unit. */
final class Surnames {

    private static final String SAME = "same_name";
    private static final String SIMILAR = "similar_name";
    private static final int SHORTEST_SIMILAR = 4;
    private static final int LONG = 8;

    private Surnames() {}

    /**
     * The flags of a unit's surnames: same_name, or similar_name where no other is the same.
     *
     * @param surnames by whose they are; an empty one is like no other
     * @return of those alone that have one
     */
    static <K> Map<K, String> flags(Map<K, String> surnames) {
        Map<K, String> flags = new HashMap<>();
        List<Map.Entry<K, String>> all = surnames.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .toList();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Map.Entry<K, String> one = all.get(i);
                Map.Entry<K, String> other = all.get(j);
                if (one.getValue().equals(other.getValue())) {
                    flags.put(one.getKey(), SAME);
                    flags.put(other.getKey(), SAME);
                } else if (areSimilar(one.getValue(), other.getValue())) {
                    flags.putIfAbsent(one.getKey(), SIMILAR);
                    flags.putIfAbsent(other.getKey(), SIMILAR);
                }
            }
        }
        return flags;
    }

    /** What comes before a comma, or the last word; without case, accents and apostrophes. */
    static String surname(String name) {
        int comma = name.indexOf(',');
        if (comma > 0) {
            return String.join(" ", NameIndex.words(name.substring(0, comma)));
        }
        List<String> words = new ArrayList<>(NameIndex.words(name));
        return words.isEmpty() ? "" : words.get(words.size() - 1);
    }

    /** One letter more, less or other; two in long names. */
    private static boolean areSimilar(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int most = shorter >= LONG ? 2 : 1;
        return shorter >= SHORTEST_SIMILAR
                && Math.abs(one.length() - other.length()) <= most
                && distance(one, other, most) <= most;
    }

    // beyond the most of interest, some number that is more
    private static int distance(String one, String other, int most) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[before.length];
            now[0] = i;
            int least = i;
            for (int j = 1; j < now.length; j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
                least = Math.min(least, now[j]);
            }
            if (least > most) {
                return least;
            }
            before = now;
        }
        return before[other.length()];
    }
}
