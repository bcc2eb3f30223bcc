package org.flightplan.bench;

import java.util.Set;

/**
 * How much is measured.
 *
 * @param quick the same figures within ten minutes
 * @param only names of the parts to run; empty for all
 * @param rounds of each part, at least 5 for a median that means something
 */
record Options(boolean quick, Set<String> only, int rounds) {

    private static final int ROUNDS = 5;

    /** From {@code -Dbench.quick}, {@code -Dbench.only=append,http}, {@code -Dbench.rounds=3}. */
    static Options fromProperties() {
        String quick = property("bench.quick");
        String only = property("bench.only");
        String rounds = property("bench.rounds");
        return new Options(
                !quick.isEmpty() && !quick.equals("false"),
                only.isEmpty() ? Set.of() : Set.of(only.split("\\s*,\\s*")),
                rounds.isEmpty() ? ROUNDS : Integer.parseInt(rounds));
    }

    /** How long one measurement of a contender takes, in milliseconds. */
    long millis() {
        return quick ? 1_500 : 5_000;
    }

    /** How long a contender runs before it is measured, in milliseconds. */
    long warmUpMillis() {
        return quick ? 2_500 : 10_000;
    }

    /** The same where two servers are compared, one of which was started for it. */
    long newServersWarmUpMillis() {
        return quick ? 6_000 : 30_000;
    }

    /** Events that a long history holds. */
    int history() {
        return quick ? 1_000_000 : 10_000_000;
    }

    /** Stays whose read models are rebuilt. */
    int rebuiltStays() {
        return quick ? 2_500 : 25_000;
    }

    boolean wants(String part) {
        return only.isEmpty() || only.contains(part);
    }

    // Maven passes what is not set as the placeholder itself, or as nothing
    private static String property(String name) {
        String value = System.getProperty(name, "").strip();
        return value.startsWith("${") ? "" : value;
    }
}
