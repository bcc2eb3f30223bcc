package org.flightplan.projections;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flightplan.projections.ProjectionStatus.Checkpoint;

/** All projections, each after the one that it rests on: whose rows its own refer to. */
final class Projections {

    private final List<Projection> ordered = new ArrayList<>();
    private final Map<String, Projection> byTable = new HashMap<>();
    private final Set<String> names = new TreeSet<>();

    Projections(Iterable<Projection> all) {
        for (Projection projection : all) {
            byTable.put(projection.model().table(), projection);
            names.add(projection.name());
        }
        byTable.values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .forEach(this::add);
    }

    /** Their names, by the alphabet. */
    Set<String> names() {
        return names;
    }

    /** Each after the one that it rests on. */
    List<Projection> ordered() {
        return ordered;
    }

    /** Those of these names, each after the one that it rests on. */
    List<Projection> of(Set<String> wanted) {
        return ordered.stream()
                .filter(projection -> wanted.contains(projection.name()))
                .toList();
    }

    /** How far each may go: a paused one stays where it is, and none passes the one that it rests on. */
    Map<String, Long> limits(Map<String, Checkpoint> checkpoints) {
        Map<String, Long> limits = new TreeMap<>();
        for (Projection projection : ordered) {
            Checkpoint checkpoint = checkpoints.get(projection.name());
            long rest = groundOf(projection)
                    .map(ground -> limits.getOrDefault(ground.name(), 0L))
                    .orElse(Long.MAX_VALUE);
            limits.put(
                    projection.name(),
                    checkpoint == null
                            ? 0L
                            : checkpoint.paused() ? Long.valueOf(checkpoint.position()) : Long.valueOf(rest));
        }
        return limits;
    }

    /** Where each stands. */
    static Map<String, Long> positions(Map<String, Checkpoint> checkpoints) {
        return checkpoints.values().stream()
                .collect(Collectors.toMap(Checkpoint::name, Checkpoint::position, Math::max, TreeMap::new));
    }

    private void add(Projection projection) {
        if (!ordered.contains(projection)) {
            groundOf(projection).ifPresent(this::add);
            ordered.add(projection);
        }
    }

    private Optional<Projection> groundOf(Projection projection) {
        return projection.model().reference().map(reference -> byTable.get(reference.table()));
    }

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
}
