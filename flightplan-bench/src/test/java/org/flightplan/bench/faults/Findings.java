package org.flightplan.bench.faults;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is not as it must be; all empty when it is.
 *
 * @param lost acknowledged and not there, or not where the answer said
 * @param doubled there more than once, or without anyone having asked
 * @param torn there in part, or although it was refused
 * @param disordered versions with a gap, or moments that go back
 * @param missed what a tailing reader did not see, or saw in another order
 * @param unprojected in which the read models differ from the log
 */
record Findings(
        List<String> lost,
        List<String> doubled,
        List<String> torn,
        List<String> disordered,
        List<String> missed,
        List<String> unprojected) {

    boolean isEmpty() {
        return all().findAny().isEmpty();
    }

    /** Counts, and the first of each kind. */
    @Override
    public String toString() {
        return "lost " + some(lost) + ", doubled " + some(doubled) + ", torn " + some(torn) + ", disordered "
                + some(disordered) + ", missed " + some(missed) + ", unprojected " + some(unprojected);
    }

    private Stream<String> all() {
        return Stream.of(lost, doubled, torn, disordered, missed, unprojected).flatMap(List::stream);
    }

    private static String some(List<String> findings) {
        return findings.size() + (findings.isEmpty() ? "" : " " + findings.subList(0, Math.min(5, findings.size())));
    }
}
