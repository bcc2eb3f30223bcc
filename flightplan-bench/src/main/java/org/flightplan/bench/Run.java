package org.flightplan.bench;

import jakarta.json.JsonObject;
import java.util.Locale;
import org.flightplan.bench.stand.Client;

/**
 * What one workload came to in one run.
 *
 * @param events that were appended or read
 * @param seconds it took
 * @param p50 of its calls, in microseconds
 * @param p99 of its calls, in microseconds
 */
record Run(double events, double seconds, double p50, double p99) {

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
                "bench/run/%s?callers=%d&millis=%d&rate=%.1f&batch=%d",
                plan.workload(),
                plan.callers(),
                plan.millis(),
                plan.rate(),
                plan.batch());
        return of(node.post(path).expect(200).json());
    }

    static Run of(JsonObject answer) {
        return new Run(
                number(answer, "events"),
                number(answer, "seconds"),
                number(answer, "p50_us"),
                number(answer, "p99_us"));
    }

    double perSecond() {
        return events / seconds;
    }

    private static double number(JsonObject answer, String name) {
        return answer.getJsonNumber(name).doubleValue();
    }
}
