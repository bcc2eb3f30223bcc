package org.flightplan.projections;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamKey;
import org.flightplan.projections.FaultIsolation.ProjectionFault;
import org.flightplan.projections.Projection.RowChange;

/**
 * A page of the log, folded in memory into one read model: from the rows that are there to those that are to be. An
 * event that can't be folded parks its stream; the page's other streams go on.
 */
final class PageFold {

    /** A step of the fold, or the fault of an event whose change can't be told. */
    private record Step(RecordedEvent event, RowChange change, List<RuntimeException> fault) {}

    private final Projection projection;
    private final Set<StreamKey> parked;
    private final List<Step> steps = new ArrayList<>();
    private final List<ProjectionFault> faults = new ArrayList<>();
    private final Map<Row.Key, Row> changed = new LinkedHashMap<>();
    private final Set<Row.Key> begun = new HashSet<>();

    /**
     * @param unreadable those of the events that this build can't read: their streams are parked
     * @param parked streams that are parked already: their events are passed over
     */
    PageFold(Projection projection, List<RecordedEvent> events, Set<RecordedEvent> unreadable, Set<StreamKey> parked) {
        this.projection = projection;
        this.parked = new HashSet<>(parked);
        for (RecordedEvent event : events) {
            if (!isParked(event)) {
                steps.add(step(event, unreadable));
            }
        }
    }

    /** The rows it needs to go on from. */
    Collection<Row.Key> needed() {
        Set<Row.Key> keys = new HashSet<>();
        for (Step step : steps) {
            if (step.change() instanceof RowChange.Follow follow) {
                keys.add(new Row.Key(step.event().tenant(), follow.id()));
            }
        }
        return keys;
    }

    /** Folds all events, given those of the needed rows that are there. */
    void run(Map<Row.Key, Row> existing) {
        for (Step step : steps) {
            if (isParked(step.event())) {
                continue;
            }
            try {
                run(step, existing);
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                // an Error of this event's: met again and again, it would hold up every stream
                faults.add(new ProjectionFault(projection.name(), step.event(), e));
                parked.add(StreamKey.of(step.event()));
            }
        }
    }

    /** The rows that are to be. */
    List<Row> changed() {
        return List.copyOf(changed.values());
    }

    /** Those of them that began here, as far as this page knows. */
    List<Row> begun() {
        return rows(true);
    }

    /** The others, which were there before. */
    List<Row> followed() {
        return rows(false);
    }

    private List<Row> rows(boolean thatBegan) {
        return changed.values().stream()
                .filter(row -> begun.contains(row.key()) == thatBegan)
                .toList();
    }

    /** The first fault of each stream that could not go on. */
    List<ProjectionFault> faults() {
        return faults;
    }

    private void run(Step step, Map<Row.Key, Row> existing) {
        for (RuntimeException fault : step.fault()) {
            throw fault;
        }
        if (step.change() instanceof RowChange.Begin begin) {
            changed.put(begin.row().key(), begin.row());
            begun.add(begin.row().key());
        } else if (step.change() instanceof RowChange.Follow follow) {
            Row.Key key = new Row.Key(step.event().tenant(), follow.id());
            Row before = changed.getOrDefault(key, existing.get(key));
            if (before == null) {
                throw new IllegalStateException("an event of a row that is not projected");
            }
            changed.put(key, follow.fold().apply(before.copy()));
        }
    }

    private Step step(RecordedEvent event, Set<RecordedEvent> unreadable) {
        if (unreadable.contains(event)) {
            return new Step(event, RowChange.none(), List.of(new UnreadableEvent()));
        }
        try {
            return new Step(event, projection.change(event), List.of());
        } catch (RuntimeException e) {
            return new Step(event, RowChange.none(), List.of(e));
        } catch (LinkageError | AssertionError | StackOverflowError e) {
            return new Step(event, RowChange.none(), List.of(new IllegalStateException(e)));
        }
    }

    private boolean isParked(RecordedEvent event) {
        return !parked.isEmpty() && parked.contains(StreamKey.of(event));
    }
}
