package org.flightplan.bench.inside;

import java.sql.SQLException;
import org.HdrHistogram.Histogram;

/** One thing that callers do again and again; used by all callers of a run at once. */
interface Workload extends AutoCloseable {

    /** Does it once, to the end; the count of events it was done for. */
    int once() throws Exception;

    /** The latencies that count: those of the calls, unless the workload took others. */
    default Histogram latencies(Histogram ofCalls) {
        return ofCalls;
    }

    /** Gives back what the run held. */
    @Override
    default void close() throws SQLException {}
}
