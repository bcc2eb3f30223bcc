package org.flightplan.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flightplan.bench.Run.Plan;
import org.flightplan.bench.stand.Client;

/** How contenders are compared: one after the other, and then once more in reverse. */
final class Turns {

    private Turns() {}

    /** What each came to in both of its turns; what drifts meanwhile, in the machine or the database, meets all alike. */
    static List<Run> of(List<Supplier<Run>> contenders) {
        List<Run> runs = new ArrayList<>();
        contenders.forEach(contender -> runs.add(contender.get()));
        for (int i = runs.size() - 1; i >= 0; i--) {
            runs.set(i, runs.get(i).then(contenders.get(i).get()));
        }
        return Collections.unmodifiableList(runs);
    }

    /** The same of plans for one node, each for half of its time a turn. */
    static List<Run> of(Client node, Plan... plans) {
        return of(Stream.of(plans)
                .map(plan -> plan.millis(plan.millis() / 2))
                .<Supplier<Run>>map(half -> () -> Run.inside(node, half))
                .toList());
    }
}
