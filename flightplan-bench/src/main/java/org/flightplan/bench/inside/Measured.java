package org.flightplan.bench.inside;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import org.HdrHistogram.Histogram;
import org.flightplan.bench.load.Latencies;

/**
 * What a run came to.
 *
 * @param events that the calls were for
 * @param nanos from the common start to the end of the last call
 * @param latencies of the calls, in nanoseconds
 */
record Measured(long events, long nanos, Histogram latencies) {

    JsonObject json() {
        return doc().with("events", events)
                .with("seconds", nanos / 1e9)
                .with("latencies", Latencies.text(latencies))
                .build();
    }
}
