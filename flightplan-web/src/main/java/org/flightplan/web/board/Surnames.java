package org.flightplan.web.board;

import java.util.ArrayList;
import java.util.List;
import org.flightplan.patients.NameIndex;

/** Whose surname could be taken for another's of the same unit. */
final class Surnames {

    private static final int SHORTEST_SIMILAR = 4;
    private static final int LONG = 8;

    private Surnames() {}

    /** The flag of a surname among the others of a unit: same_name, similar_name, or an empty text. */
    static String flag(String own, List<String> others) {
        if (own.isEmpty()) {
            return "";
        }
        boolean similar = false;
        for (String other : others) {
            if (own.equals(other)) {
                return "same_name";
            }
            similar = similar || areSimilar(own, other);
        }
        return similar ? "similar_name" : "";
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
                && distance(one, other) <= most;
    }

    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[before.length];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}
