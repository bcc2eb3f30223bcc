package org.flightplan.admissions.views;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Texts;

/**
 * What a list of stays is ordered by; within the same, by the id.
 *
 * @param by what it is
 * @param descending whether the order is turned round
 */
public record StaySort(By by, boolean descending) {

    private static final String LENGTH =
            "(coalesce(cast(a.data ->> 'discharge_date' as timestamptz)," + " cast(? as timestamptz)) - a.admit_date)";
    private static final String PLACE = "coalesce(a.current_location, '') collate \"C\"";
    private static final String DAYS = "coalesce(" + StayFilter.TARGET + " - date '2000-01-01', 2147483647)";
    private static final String NUMBER = "cast(? as bigint)";
    private static final String MOMENT = "(timestamptz 'epoch' + cast(? as bigint) * interval '1 microsecond')";
    private static final long FARTHEST = 100_000_000_000_000_000L;

    /** Newest first. */
    public static final StaySort USUAL = new StaySort(By.ADMIT_DATE, true);

    /** By what a list can be ordered. What nobody knows of a stay has a place too, so that a page can begin behind it. */
    public enum By {
        /** By when the stay began. */
        ADMIT_DATE("admit_date", "a.admit_date", micros("a.admit_date"), MOMENT),
        /** By how long it lasted, to the discharge or to the moment at which the first page was asked for. */
        LENGTH_OF_STAY("length_of_stay", micros(LENGTH), micros(LENGTH), NUMBER),
        /** By the band of an open stay's risk, the lowest first; before them those whose risk is not known. */
        RISK("risk", "coalesce(a.risk_level, 0)", "coalesce(a.risk_level, 0)", NUMBER),
        /** By the location's code; before them those who are nowhere yet. */
        LOCATION("location", PLACE, PLACE, "cast(? as text)"),
        /** By the day on which the patient is to go home; behind them those without one. */
        TARGET("target", DAYS, DAYS, NUMBER);

        private final String word;
        private final String key;
        private final String text;
        private final String given;

        By(String word, String key, String text, String given) {
            this.word = word;
            this.key = key;
            this.text = text;
            this.given = given;
        }
    }

    private static String micros(String sql) {
        return "cast(extract(epoch from " + sql + ") * 1000000 as bigint)";
    }

    /** The words of the parameter {@code sort}; with a hyphen before it, the order is turned round. */
    public static List<String> words() {
        return Arrays.stream(By.values())
                .flatMap(by -> Stream.of(by.word, "-" + by.word))
                .toList();
    }

    /** The order that a word of {@link #words} names, or empty. */
    public static Optional<StaySort> of(String word) {
        boolean descending = word.startsWith("-");
        return Arrays.stream(By.values())
                .filter(by -> by.word.equals(descending ? word.substring(1) : word))
                .map(by -> new StaySort(by, descending))
                .findFirst();
    }

    /** Whether a text can be a key of this order. */
    public boolean isKey(String text) {
        if (by == By.LOCATION) {
            return Texts.fault(text, FieldType.LONGEST_TEXT).isEmpty();
        }
        try {
            return Math.abs(Long.parseLong(text)) < FARTHEST;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** SQL: the key as text. */
    String text() {
        return "cast(" + by.text + " as text)";
    }

    /** Whether the key takes the moment of the first page. */
    boolean takesNow() {
        return by == By.LENGTH_OF_STAY;
    }

    boolean readsPlans() {
        return by == By.TARGET;
    }

    /** SQL: lies behind a key, given as text, and an id. The first half lets an index begin at the place. */
    String behind() {
        return by.key + (descending ? " <= " : " >= ") + by.given + " and (" + by.key + (descending ? " < " : " > ")
                + by.given + " or a.id > cast(? as uuid))";
    }

    String order() {
        return " order by " + by.key + (descending ? " desc" : "") + ", a.id";
    }
}
