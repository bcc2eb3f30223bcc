package org.flightplan.bench.faults;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;

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
        long pause,
        long recovery) {

    static RoundFigures of(FaultKind kind, int round, Model model, Tally tally, long struck, Findings findings) {
        return new RoundFigures(
                kind,
                round,
                model.acknowledged(),
                model.refused(),
                model.unknown(),
                tally.retries(),
                tally.faults(),
                findings.lost().size(),
                findings.doubled().size(),
                findings.torn().size(),
                findings.disordered().size(),
                findings.missed().size(),
                findings.unprojected().size(),
                tally.longestPause().toMillis(),
                tally.recovery(struck).toMillis());
    }

    boolean isClean() {
        return lost + doubled + torn + disordered + missed + unprojected == 0;
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
                    json.getInt("pause_ms"),
                    json.getInt("recovery_ms"));
        }
    }
}
