package org.flightplan.bench;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.flightplan.bench.load.Latencies;
import org.flightplan.bench.stand.Client;

/**
 * What one workload came to.
 *
 * @param events that were appended or read
 * @param seconds it took
 * @param latencies of its calls, in nanoseconds
 */
record Run(double events, double seconds, Histogram latencies) {

    /** How one workload is run; a {@code rate} of 0 means as fast as it goes. */
    record Plan(String workload, int callers, long millis, double rate, int batch) {

        static Plan of(String workload, int callers, long millis) {
            return new Plan(workload, callers, millis, 0, 1);
        }

        Plan batch(int events) {
            return new Plan(workload, callers, millis, rate, events);
        }

        Plan rate(double callsASecond) {
            return new Plan(workload, callers, millis, callsASecond, batch);
        }

        Plan millis(long other) {
            return new Plan(workload, callers, other, rate, batch);
        }
    }

    /**
     * Runs a workload inside a node.
     *
     * @throws IllegalStateException with what went wrong there
     */
    static Run inside(Client node, Plan plan) {
        String path = String.format(
                Locale.ROOT,
                "api/bench/run/%s?callers=%d&millis=%d&rate=%.1f&batch=%d",
                plan.workload(),
                plan.callers(),
                plan.millis(),
                plan.rate(),
                plan.batch());
        return of(node.post(path).expect(200).json());
    }

    static Run of(JsonObject answer) {
        return new Run(
                number(answer, "events"), number(answer, "seconds"), Latencies.of(answer.getString("latencies")));
    }

    /**
     * What each contender came to, one after the other, and then once more in reverse: what drifts meanwhile, in the machine
     * or the database, meets all alike.
     */
    static List<Run> inTurns(List<Supplier<Run>> contenders) {
        List<Run> runs = new ArrayList<>();
        contenders.forEach(contender -> runs.add(contender.get()));
        for (int i = runs.size() - 1; i >= 0; i--) {
            runs.set(i, runs.get(i).then(contenders.get(i).get()));
        }
        return Collections.unmodifiableList(runs);
    }

    /** The same of plans for one node, each for half of its time a turn. */
    static List<Run> inTurns(Client node, Plan... plans) {
        return inTurns(Stream.of(plans)
                .map(plan -> plan.millis(plan.millis() / 2))
                .<Supplier<Run>>map(half -> () -> inside(node, half))
                .toList());
    }

    /** This run and one after it. */
    Run then(Run later) {
        return new Run(events + later.events, seconds + later.seconds, sum(later));
    }

    /** This run and one at the same time. */
    Run beside(Run other) {
        return new Run(events + other.events, Math.max(seconds, other.seconds), sum(other));
    }

    double perSecond() {
        return events / seconds;
    }

    /** Its rate by that of another. */
    double against(Run other) {
        return perSecond() / other.perSecond();
    }

    double p50Millis() {
        return latencies.getValueAtPercentile(50) / 1e6;
    }

    double p99Millis() {
        return latencies.getValueAtPercentile(99) / 1e6;
    }

    private Histogram sum(Run other) {
        Histogram sum = latencies.copy();
        sum.add(other.latencies);
        return sum;
    }

    private static double number(JsonObject answer, String name) {
        return answer.getJsonNumber(name).doubleValue();
    }
}
