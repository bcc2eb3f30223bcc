package org.flightplan.bench.faults;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;

/**
 * One round as it is kept; times in milliseconds.
 *
 * @param kind of the fault
 * @param round from 1
 * @param acknowledged commands that were told they are recorded
 * @param refused commands that were told why not, such as an MRN that is another's
 * @param unknown commands whose caller gave up without an answer
 * @param retries requests sent again under the same key
 * @param faults answers of 500 and above but 503
 * @param lost findings of this kind, and so on
 * @param stuck 1 when it did not come back within the longest time; then that time stands for pause and recovery
 * @param span from the first acknowledgement to the last
 * @param pause the longest between two acknowledgements to anyone
 * @param recovery from the fault to the first acknowledgement of a request sent after it
 */
record RoundFigures(
        FaultKind kind,
        int round,
        long acknowledged,
        long refused,
        long unknown,
        long retries,
        long faults,
        int lost,
        int doubled,
        int torn,
        int disordered,
        int missed,
        int unprojected,
        int stuck,
        long span,
        long pause,
        long recovery) {

    /** Of a round that came to its end. */
    static RoundFigures of(FaultKind kind, int round, Model model, Tally tally, long struck, Findings findings) {
        return of(kind, round, model, tally, findings, 0, tally.longestPause(), tally.recovery(struck));
    }

    /** Of a round that did not come back in time, and could not be judged. */
    static RoundFigures stuck(FaultKind kind, int round, Model model, Tally tally, Duration longest) {
        Findings none = new Findings(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return of(kind, round, model, tally, none, 1, longest, longest);
    }

    private static RoundFigures of(
            FaultKind kind,
            int round,
            Model model,
            Tally tally,
            Findings findings,
            int stuck,
            Duration pause,
            Duration recovery) {
        return new RoundFigures(
                kind,
                round,
                model.acknowledged(),
                model.refused(),
                model.unknown(),
                tally.retries(),
                tally.faults().size(),
                findings.lost().size(),
                findings.doubled().size(),
                findings.torn().size(),
                findings.disordered().size(),
                findings.missed().size(),
                findings.unprojected().size(),
                stuck,
                tally.span().toMillis(),
                pause.toMillis(),
                recovery.toMillis());
    }

    /** Requests that were answered with neither success nor a refusal, or not at all. */
    long failed() {
        return unknown + retries;
    }

    long attempts() {
        return acknowledged + refused + failed();
    }

    boolean isClean() {
        return lost + doubled + torn + disordered + missed + unprojected + stuck == 0;
    }

    /** One line of JSON. */
    String line() {
        return Json.createObjectBuilder()
                .add("fault", kind.name())
                .add("round", round)
                .add("acknowledged", acknowledged)
                .add("refused", refused)
                .add("unknown", unknown)
                .add("retries", retries)
                .add("faults", faults)
                .add("lost", lost)
                .add("doubled", doubled)
                .add("torn", torn)
                .add("disordered", disordered)
                .add("missed", missed)
                .add("unprojected", unprojected)
                .add("stuck", stuck)
                .add("span_ms", span)
                .add("pause_ms", pause)
                .add("recovery_ms", recovery)
                .build()
                .toString();
    }

    static RoundFigures read(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            JsonObject json = reader.readObject();
            return new RoundFigures(
                    FaultKind.valueOf(json.getString("fault")),
                    json.getInt("round"),
                    json.getInt("acknowledged"),
                    json.getInt("refused"),
                    json.getInt("unknown"),
                    json.getInt("retries"),
                    json.getInt("faults"),
                    json.getInt("lost"),
                    json.getInt("doubled"),
                    json.getInt("torn"),
                    json.getInt("disordered"),
                    json.getInt("missed"),
                    json.getInt("unprojected"),
                    json.getInt("stuck"),
                    json.getInt("span_ms", 0),
                    json.getInt("pause_ms"),
                    json.getInt("recovery_ms"));
        }
    }
}
