package org.flightplan.bench.inside;

import static org.flightplan.fields.Doc.doc;

import jakarta.json.JsonObject;
import org.HdrHistogram.Histogram;

/**
 * What a run came to.
 *
 * @param events that the calls were for
 * @param nanos from the common start to the end of the last call
 * @param latencies of the calls, in nanoseconds
 */
record Measured(long events, long nanos, Histogram latencies) {

    /** Percentiles in microseconds. */
    JsonObject json() {
        return doc().with("events", events)
                .with("seconds", nanos / 1e9)
                .with("calls", latencies.getTotalCount())
                .with("p50_us", latencies.getValueAtPercentile(50) / 1e3)
                .with("p99_us", latencies.getValueAtPercentile(99) / 1e3)
                .with("p999_us", latencies.getValueAtPercentile(99.9) / 1e3)
                .with("max_us", latencies.getMaxValue() / 1e3)
                .build();
    }
}
