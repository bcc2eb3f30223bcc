package org.flightplan.projections;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The next stretch of the log to project, and for whom. Projections that stand at one position go on together; one that
 * lags catches up first, and so none passes the one that it rests on.
 *
 * @param names whose stretch it is; empty when all have come as far as they may
 * @param after the position they stand at
 * @param through the last position of the stretch
 */
record PositionRange(Set<String> names, long after, long through) {

    /**
     * The next one.
     *
     * @param positions where each stands
     * @param limits how far each may go; one without a limit may not go at all
     */
    static PositionRange next(Map<String, Long> positions, Map<String, Long> limits) {
        long after = Long.MAX_VALUE;
        for (var each : positions.entrySet()) {
            if (each.getValue() < limits.getOrDefault(each.getKey(), 0L)) {
                after = Math.min(after, each.getValue());
            }
        }
        Set<String> names = new TreeSet<>();
        long through = Long.MAX_VALUE;
        for (var each : positions.entrySet()) {
            long limit = limits.getOrDefault(each.getKey(), 0L);
            if (each.getValue() < limit) {
                boolean together = each.getValue() == after;
                through = Math.min(through, together ? limit : each.getValue());
                if (together) {
                    names.add(each.getKey());
                }
            }
        }
        return new PositionRange(names, after, through);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Whether it is known that the log reaches to its end. */
    boolean isBounded() {
        return through != Long.MAX_VALUE;
    }
}
