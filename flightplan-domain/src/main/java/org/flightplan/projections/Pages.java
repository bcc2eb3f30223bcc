package org.flightplan.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.flightplan.events.EventTypes;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamKey;
import org.flightplan.projections.FaultIsolation.ProjectionFault;
import org.flightplan.projections.Projections.PositionRange;
import org.flightplan.projections.ReadModel.TableSet;
import org.flightplan.tenants.DatabaseUnavailable;

/**
 * Projects the log into one edition of the read models, a page at a time, in the caller's transaction: the rows it needs
 * are read by one statement a table, the events folded in memory, the rows written by one statement a table, and the
 * checkpoints moved.
 */
final class Pages {

    private final Projections projections;
    private final PageSource log;
    private final EventTypes types;
    private final TableSet edition;
    private final Checkpoints checkpoints;
    private final ParkedStreams parkedStreams;
    private final Map<String, StoredRows> rows = new HashMap<>();
    private Set<StreamKey> parked = Set.of();

    Pages(Projections projections, PageSource log, EventTypes types, TableSet edition) {
        this.projections = projections;
        this.log = log;
        this.types = types;
        this.edition = edition;
        this.checkpoints = new Checkpoints(edition);
        this.parkedStreams = new ParkedStreams(edition);
        for (Projection projection : projections.ordered()) {
            rows.put(projection.name(), new StoredRows(projection.model(), edition));
        }
    }

    /**
     * Projects the next page, for those that stand at the lowest position.
     *
     * @param positions where each stands; moved by this
     * @param limits how far each may go
     * @param most the most events
     * @param alone whether the database is to check each projection at once, so that a fault is known to be its own
     * @return whether there may be more
     * @throws ProjectionFault when {@code alone}, and the database refuses what a projection makes of an event
     */
    boolean project(
            Connection connection, Map<String, Long> positions, Map<String, Long> limits, int most, boolean alone)
            throws SQLException {
        PositionRange stretch = PositionRange.next(positions, limits);
        if (stretch.isEmpty()) {
            return false;
        }
        List<RecordedEvent> events = log.after(connection, stretch.after(), stretch.through(), most);
        if (events.isEmpty() && !stretch.isBounded()) {
            return false;
        }
        apply(connection, events, stretch.names(), alone);
        long reached = events.size() < most && stretch.isBounded()
                ? stretch.through()
                : events.get(events.size() - 1).position();
        checkpoints.advance(connection, stretch.names(), reached);
        stretch.names().forEach(name -> positions.put(name, reached));
        return events.size() == most || stretch.isBounded();
    }

    /** The streams that some projection stood still with when positions were last moved. */
    Set<StreamKey> parked() {
        return parked;
    }

    /**
     * Projects the events of one parked stream.
     *
     * @throws ProjectionFault when one of them still can't be projected
     */
    void again(Connection connection, Projection projection, List<RecordedEvent> events) throws SQLException {
        for (ProjectionFault fault : fold(connection, projection, events, unreadable(events), Set.of(), true)) {
            throw fault;
        }
    }

    private void apply(Connection connection, List<RecordedEvent> events, Set<String> names, boolean alone)
            throws SQLException {
        List<ParkedStreams.Entry> before = parkedStreams.all(connection);
        Set<RecordedEvent> unreadable = unreadable(events);
        Set<StreamKey> streams =
                before.stream().map(entry -> entry.stream().key()).collect(Collectors.toSet());
        for (Projection projection : projections.of(names)) {
            Set<StreamKey> own = before.stream()
                    .map(ParkedStreams.Entry::stream)
                    .filter(stream -> stream.projection().equals(projection.name()))
                    .map(ParkedStream::key)
                    .collect(Collectors.toSet());
            for (ProjectionFault fault : fold(connection, projection, events, unreadable, own, alone)) {
                parkedStreams.park(connection, fault);
                streams.add(StreamKey.of(fault.event()));
            }
        }
        parked = streams;
    }

    private Collection<ProjectionFault> fold(
            Connection connection,
            Projection projection,
            List<RecordedEvent> events,
            Set<RecordedEvent> unreadable,
            Set<StreamKey> parked,
            boolean alone)
            throws SQLException {
        StoredRows stored = Objects.requireNonNull(rows.get(projection.name()));
        projection.prepare(events);
        PageFold fold = new PageFold(projection, events, unreadable, parked);
        fold.run(stored.load(connection, fold.needed()));
        try {
            if (edition == TableSet.SHADOW && !alone) {
                // what begins is new to a shadow; if ever it is not, the page fails, and goes event by event the other
                // way
                stored.insert(connection, fold.begun());
                stored.write(connection, fold.followed());
            } else {
                stored.write(connection, fold.changed());
            }
            if (alone && edition == TableSet.LIVE) {
                checkConstraints(connection);
            }
        } catch (SQLException e) {
            if (!alone || !DatabaseUnavailable.liesInTheData(e)) {
                throw e;
            }
            throw new ProjectionFault(projection.name(), events.get(0), e);
        }
        return fold.faults();
    }

    private Set<RecordedEvent> unreadable(List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> types.find(event.type()).isEmpty() || event.isLater())
                .collect(Collectors.toSet());
    }

    private static void checkConstraints(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set constraints all immediate");
        }
    }

    /** Where pages of the log come from. */
    @FunctionalInterface
    interface PageSource {

        /**
         * The events behind a position, ascending.
         *
         * @param through the last position wanted
         * @param most the most events
         */
        List<RecordedEvent> after(Connection connection, long position, long through, int most) throws SQLException;
    }
}
