package org.flightplan.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.flightplan.simulator.Command.Refusal;
import org.flightplan.simulator.Fact.Stream;
import org.flightplan.simulator.flow.Json;

/** What was recorded up to the end of the history. */
final class Notebook {

    private final Instant end;
    private final List<Fact> facts = new ArrayList<>();

    Notebook(Instant end) {
        this.end = end;
    }

    Instant end() {
        return end;
    }

    Fact add(Instant moment, Stream stream, UUID id, String type, Json.Doc data) {
        return add(new Fact(moment, stream, id, type, data.build(), null, null));
    }

    /** A correction of a move. */
    void addCorrection(Instant moment, Fact move, Json.Doc data) {
        add(new Fact(moment, move.stream(), move.id(), "admission.location_corrected", data.build(), move, null));
    }

    /** What will be refused. */
    void addRefused(Instant moment, Stream stream, UUID id, String type, Json.Doc data, Refusal refusal) {
        add(new Fact(moment, stream, id, type, data.build(), null, refusal));
    }

    private Fact add(Fact fact) {
        if (!fact.moment().isAfter(end)) {
            facts.add(fact);
        }
        return fact;
    }

    /** Leaves a time free in which nothing of a stay was recorded but what began and ended it: the rest was, after it. */
    void keepFree(Instant from, Instant to, Fact first, Fact last) {
        facts.replaceAll(fact -> fact.equals(first)
                        || fact.equals(last)
                        || fact.moment().isBefore(from)
                        || fact.moment().isAfter(to)
                ? fact
                : fact.at(to.plusSeconds(60)));
        facts.removeIf(fact -> fact.moment().isAfter(end));
    }

    /** In the order of recording; of one moment, as they were added. */
    List<Fact> inOrder() {
        facts.sort(Comparator.comparing(Fact::moment));
        return facts;
    }

    List<Fact> facts() {
        return facts;
    }
}
