package org.flightplan.bench.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All rounds of a fault. Set by the build: {@code faults.rounds}, how many, and {@code faults.days}, of an operator's day;
 * {@code faults.results}, the folder that keeps
 * the figures; {@code faults.resume}, whether rounds found there count; {@code faults.page}, the page that is written.
 */
final class Trial {

    private static final System.Logger LOG = System.getLogger(Trial.class.getName());
    private static final int ROUNDS = Integer.getInteger("faults.rounds", 2);
    private static final int DAYS = Integer.getInteger("faults.days", 1);
    private static final RoundRecords RECORDS =
            new RoundRecords(Path.of(System.getProperty("faults.results", "target/faults")));

    private Trial() {}

    static void of(Stand stand, Fault fault) throws Exception {
        if (!Boolean.getBoolean("faults.resume")) {
            RECORDS.forget(fault.kind());
        }
        List<String> findings = new ArrayList<>();
        for (int round : missing(fault.kind())) {
            findings.addAll(play(stand, new Round(stand, fault, round)));
        }
        writePage();
        assertTrue(findings.isEmpty(), findings::toString);
        // a round that an earlier run found wanting stays so until its line is taken out
        assertTrue(RECORDS.of(fault.kind()).stream().allMatch(RoundFigures::isClean), "an earlier round");
    }

    /** Plays a round and keeps its figures; gives what is wrong. */
    private static List<String> play(Stand stand, Round round) throws Exception {
        try {
            stand.restore();
            Round.Result result = round.run();
            RECORDS.add(result.figures());
            LOG.log(System.Logger.Level.INFO, result.figures().line());
            if (result.figures().faults() > 0 && !result.figures().kind().startsNodes()) {
                return List.of(
                        round + " was answered with faults: " + result.figures().line());
            }
            if (result.figures().retries() > 0 && result.figures().kind().isUnnoticed()) {
                return List.of(round + " was noticed: " + result.figures().line());
            }
            return result.findings().isEmpty() ? List.of() : List.of(round + ": " + result.findings());
        } catch (Exception e) {
            // it counts: a run that goes on later must not forget it
            LOG.log(System.Logger.Level.ERROR, round + " is stuck", e);
            RECORDS.add(round.stuck());
            stand.restart();
            return List.of(round + " is stuck: " + e);
        }
    }

    private static List<Integer> missing(FaultKind kind) throws Exception {
        List<Integer> there = RECORDS.of(kind).stream().map(RoundFigures::round).toList();
        return IntStream.rangeClosed(1, kind.isOfTheDay() ? DAYS : ROUNDS)
                .boxed()
                .filter(round -> !there.contains(round))
                .toList();
    }

    private static void writePage() throws Exception {
        String page = System.getProperty("faults.page", "");
        if (!page.isEmpty()) {
            ReliabilityPage.write(Path.of(page), RECORDS.all());
        }
    }
}
