package org.flightplan.projections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.flightplan.events.EventTypes;
import org.flightplan.events.RecordedEvent;
import org.flightplan.settings.ServerDatasource;
import org.flightplan.tenants.DatabaseUnavailable;
import org.flightplan.tenants.PersistenceUnits;

/** Gives events to projections, past the streams that are parked. */
@ApplicationScoped
class EventApplication {

    private static final Logger LOG = Logger.getLogger(EventApplication.class.getName());
    private static final int KNOWN_SCHEMA_VERSION = 1;

    private record ParkedKey(String projection, UUID tenant, UUID stream) {}

    private final EventTypes types;
    private final ParkedStreams parkedStreams;
    private final PersistenceUnits units;
    private final ProjectionProgress progress;

    @Inject
    EventApplication(
            EventTypes types, ParkedStreams parkedStreams, PersistenceUnits units, ProjectionProgress progress) {
        this.types = types;
        this.parkedStreams = parkedStreams;
        this.units = units;
        this.progress = progress;
    }

    @SuppressWarnings("NullAway")
    protected EventApplication() {
        this(null, null, null, null);
    }

    /**
     * Applies events in order, inside the caller's transaction.
     *
     * @param alone whether the database is to check each application at once, so that a fault names its event
     * @throws ProjectionFault when a projection can't apply an event
     */
    void apply(List<RecordedEvent> events, Collection<Projection> projections, boolean alone) throws SQLException {
        Set<ParkedKey> parked = parked();
        for (RecordedEvent event : events) {
            boolean readable = isReadable(event);
            for (Projection projection : projections) {
                var key = new ParkedKey(
                        projection.name(),
                        event.tenant().value(),
                        event.stream().id());
                if (!readable && parked.add(key)) {
                    park(projection.name(), event, "unknown event type or schema version");
                } else if (!parked.contains(key)) {
                    apply(event, projection, alone);
                }
            }
        }
        units.flushProjector();
        progress.parked(parked.stream().map(ParkedKey::stream).collect(Collectors.toSet()));
    }

    void park(String projection, RecordedEvent event, String reason) throws SQLException {
        LOG.log(Level.SEVERE, "ALARM: projection {0} parks stream {1} at position {2} ({3}): {4}", new Object[] {
            projection, event.stream().id(), event.position(), event.type(), reason
        });
        parkedStreams.park(projection, event, reason);
    }

    /** Removes every row and releases every parked stream, before a rebuild. */
    void reset(Collection<Projection> projections) throws SQLException {
        projections.forEach(Projection::clear);
        units.flushProjector();
        parkedStreams.release(projections.stream().map(Projection::name).toList());
    }

    private void apply(RecordedEvent event, Projection projection, boolean alone) throws SQLException {
        try {
            projection.apply(event);
            if (alone) {
                units.flushProjector();
                checkConstraints();
            }
        } catch (RuntimeException | SQLException e) {
            if (!DatabaseUnavailable.liesInTheData(e)) {
                throw e;
            }
            throw new ProjectionFault(projection.name(), event, e);
        }
    }

    private boolean isReadable(RecordedEvent event) {
        return types.find(event.type()).isPresent()
                && event.metadata().getInt("schema_version", KNOWN_SCHEMA_VERSION) <= KNOWN_SCHEMA_VERSION;
    }

    private Set<ParkedKey> parked() throws SQLException {
        Set<ParkedKey> keys = new HashSet<>();
        for (ParkedStream stream : parkedStreams.all()) {
            keys.add(new ParkedKey(stream.projection(), stream.tenant(), stream.stream()));
        }
        return keys;
    }

    private static void checkConstraints() throws SQLException {
        try (Connection connection = ServerDatasource.EVENTS.lookup().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set constraints all immediate");
        }
    }
}
