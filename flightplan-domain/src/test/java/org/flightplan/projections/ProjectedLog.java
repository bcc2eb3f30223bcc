package org.flightplan.projections;

import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.events.EventTypes;
import org.flightplan.events.LogTail;
import org.flightplan.fields.JsonDoc;
import org.flightplan.flightplans.FlightPlanEvents;
import org.flightplan.keys.KeyRing;
import org.flightplan.keys.TestKeys;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.patients.PatientEvents;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.projections.ReadModel.TableSet;
import org.flightplan.units.UnitEvents;
import org.jspecify.annotations.Nullable;

/** A log on a real PostgreSQL with the projector as it runs in a server, without the server around it. */
final class ProjectedLog {

    static final List<String> MODELS =
            List.of("patients", "admissions", "flightplans", "timeline", "trajectory", "attachments", "units");

    static final EventTypes ALL_TYPES = new EventTypes(
            List.of(new PatientEvents(), new AdmissionEvents(), new FlightPlanEvents(), new UnitEvents()));

    static final KeyRing KEYS = new TestKeys().ring();

    final TestDatabase database = TestDatabase.migrated();
    private long appended;

    /** A node: its own progress, on the shared database. */
    final class Node {

        final ProjectionProgress progress = new ProjectionProgress();
        final LiveProjection live;
        final Rebuild rebuild;

        Node(EventTypes types, Transactions transactions) {
            Projections projections = new Projections(all());
            LogTail log = new LogTail(types, new PhiSeam(KEYS));
            live = new LiveProjection(
                    projections, log, new Pages(projections, log::after, types, TableSet.LIVE), progress, transactions);
            rebuild = new Rebuild(
                    projections, new Pages(projections, log::after, types, TableSet.SHADOW), transactions, 500);
        }

        Node catchUp() throws SQLException {
            while (live.step(true)) {
                // as the projector's thread does
            }
            return this;
        }

        void rebuildAll() throws SQLException {
            ask(RebuildRequest::make);
            while (rebuild.step()) {
                // as the projector's thread does
            }
        }
    }

    Node node() {
        return node(ALL_TYPES);
    }

    Node node(EventTypes types) {
        return new Node(types, transactions());
    }

    Node node(UnaryOperator<Connection> wire) {
        var pool = database.as("flightplan_events");
        return new Node(ALL_TYPES, new Transactions(() -> new WiredDatabase(pool, wire)));
    }

    Node node(Transactions transactions) {
        return new Node(ALL_TYPES, transactions);
    }

    Transactions transactions() {
        var pool = database.as("flightplan_events");
        return new Transactions(() -> pool);
    }

    /** What the application's own roles may do is the walls' test; here rows are put and read past them. */
    void append(List<TestEvent> events) throws SQLException {
        append(events, 1);
    }

    /** Events as a build wrote them whose types were in this schema version; null: before there were versions. */
    void append(List<TestEvent> events, @Nullable Integer schemaVersion) throws SQLException {
        try (Connection connection = database.as("postgres").getConnection();
                var statement = connection.prepareStatement("""
                        insert into event_store
                          (tenant_id, stream_id, stream_type, event_version, event_type, data, metadata, created_at, created_by)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb,
                                timestamptz '2025-06-01' + interval '1 second' * ?, ?)
                        """)) {
            connection.setAutoCommit(false);
            for (TestEvent event : events) {
                // the id of an event follows from its place, so that two logs of the same stays give the same rows
                UUID id = new UUID(event.stream().getMostSignificantBits(), event.version());
                statement.setObject(1, event.tenant());
                statement.setObject(2, event.stream());
                statement.setString(3, event.streamType());
                statement.setInt(4, event.version());
                statement.setString(5, event.type());
                statement.setString(6, event.data().build().toString());
                statement.setString(
                        7,
                        JsonDoc.doc()
                                .with("event_id", id)
                                .with("schema_version", schemaVersion)
                                .build()
                                .toString());
                statement.setLong(8, ++appended);
                statement.setObject(9, TestEvent.TENANT);
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        }
    }

    /** Every row of every read model, as text, by model. */
    Map<String, List<String>> rows() throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String model : MODELS) {
            rows.put(model, column("select to_jsonb(t) from read_model_" + model + " t order by tenant_id, id"));
        }
        return rows;
    }

    List<String> parked() throws SQLException {
        return column("select projection || ' ' || stream_id || ' ' || event_type || ' ' || reason"
                + " from projection_parked order by position, projection");
    }

    List<String> column(String sql) throws SQLException {
        try (Connection connection = database.as("postgres").getConnection();
                var row = connection.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    long position(String projection) throws SQLException {
        return Long.parseLong(column("select position from projection_checkpoints where name = '" + projection + "'")
                .get(0));
    }

    long head() throws SQLException {
        return Long.parseLong(
                column("select coalesce(max(id), 0) from event_store").get(0));
    }

    void change(String sql) throws SQLException {
        try (Connection connection = database.as("postgres").getConnection()) {
            connection.createStatement().execute(sql);
        }
    }

    interface Deed {
        void on(Connection connection) throws SQLException;
    }

    void ask(Deed deed) throws SQLException {
        transactions().look(connection -> {
            deed.on(connection);
            return deed;
        });
    }

    /** The application's own projections; each is its component's secret. */
    static List<Projection> all() {
        return List.of(
                projection("attachments.views.AttachmentProjection"),
                projection("units.views.UnitProjection"),
                projection("trajectory.views.TrajectoryProjection"),
                projection("timeline.views.TimelineProjection"),
                projection("flightplans.views.FlightPlanProjection"),
                projection("admissions.views.AdmissionProjection", new PhiSeam(KEYS)),
                projection("patients.views.PatientProjection", new PhiSeam(KEYS), new BlindIndex(KEYS)));
    }

    private static Projection projection(String name, Object... seams) {
        try {
            for (Constructor<?> constructor :
                    Class.forName("org.flightplan." + name).getDeclaredConstructors()) {
                if (constructor.getParameterCount() == seams.length) {
                    constructor.setAccessible(true);
                    return (Projection) constructor.newInstance(seams);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException(name);
    }
}
