package org.flightplan.projections;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flightplan.events.EventTypes;
import org.flightplan.events.LogTail;
import org.flightplan.events.RecordedEvent;
import org.flightplan.keys.TestKeys;
import org.flightplan.patients.PatientEvents;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.projections.FaultIsolation.ProjectionFault;
import org.flightplan.projections.Projection.RowChange;
import org.flightplan.projections.Projections.PositionRange;
import org.flightplan.projections.ReadModel.TableSet;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of the log becomes rows: all of them, or none and the next one begins where this one did. */
class PagesTest {

    private static final UUID PATIENT = new UUID(1, 1);
    private static final UUID STAY = new UUID(2, 2);
    private static final UUID OTHER_PATIENT = new UUID(3, 3);
    private static final UUID OTHER_STAY = new UUID(4, 4);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rows_of_pages_equal_those_of_event_by_event(long seed) throws Exception {
        List<TestEvent> stays = TestEvent.stays(seed, 60);
        ProjectedLog paged = new ProjectedLog();
        paged.append(stays);
        paged.node().catchUp();

        ProjectedLog single = new ProjectedLog();
        single.append(stays);
        eventByEvent(single);

        assertEquals(single.rows(), paged.rows());
        assertEquals(60, paged.rows().get("admissions").size());
        assertEquals(List.of(), paged.parked());
        assertEquals(paged.head(), paged.position("trajectory"));
    }

    @Test
    void an_error_in_one_event_is_its_streams_fault_and_no_other_is_held_up() throws Exception {
        ProjectedLog log = new ProjectedLog();
        log.append(List.of(TestEvent.patient(PATIENT), TestEvent.patient(OTHER_PATIENT)));
        LogTail tail = new LogTail(new EventTypes(List.of()), new PhiSeam(new TestKeys().ring()));
        List<RecordedEvent> events = log.transactions().look(each -> tail.after(each, 0, Long.MAX_VALUE, 10));
        Projection recursive = new Projection() {
            @Override
            public String name() {
                return "recursive";
            }

            @Override
            public ReadModel model() {
                return ReadModel.of("read_model_patients");
            }

            @Override
            public RowChange change(RecordedEvent event) {
                if (event.stream().id().equals(PATIENT)) {
                    throw new StackOverflowError();
                }
                return RowChange.begin(
                        model().row(event.tenant(), event.stream().id()));
            }
        };
        PageFold fold = new PageFold(recursive, events, Set.of(), Set.of());
        fold.run(Map.of());
        assertEquals(
                List.of(StackOverflowError.class.getName()),
                fold.faults().stream().map(ProjectionFault::reason).toList());
        assertEquals(1, fold.begun().size());
    }

    @Test
    void an_event_that_can_not_be_folded_parks_its_stream_where_it_stood_and_no_other() throws Exception {
        ProjectedLog log = new ProjectedLog();
        List<TestEvent> events = twoStays();
        events.set(
                5,
                TestEvent.move(STAY, 2, "CICU").with("admission.location_changed", doc().with("to_location", "CICU")));
        log.append(events);
        log.node().catchUp();

        assertEquals(
                List.of(
                        "admissions " + STAY + " admission.location_changed java.lang.IllegalStateException",
                        "timeline " + STAY + " admission.location_changed java.lang.IllegalStateException",
                        "trajectory " + STAY + " admission.location_changed java.lang.IllegalStateException"),
                log.parked());
        // its row stands where the fault met it: version 1, while the other stay has gone on to 3
        assertEquals(List.of("1", "3"), log.column("select version from read_model_admissions order by id"));
        assertEquals(log.head(), log.position("admissions"));
    }

    @Test
    void an_event_that_the_database_refuses_parks_its_stream_and_no_other() throws Exception {
        ProjectedLog log = new ProjectedLog();
        List<TestEvent> events = twoStays();
        events.set(
                1,
                events.get(1)
                        .with(
                                "admission.created",
                                TestEvent.admission(STAY, PATIENT).data().with("specialty", "x".repeat(101))));
        log.append(events);
        log.node().catchUp();

        assertTrue(
                log.parked().get(0).startsWith("admissions " + STAY + " admission.created org.postgresql"),
                log.parked()::toString);
        assertEquals(List.of("3"), log.column("select version from read_model_admissions"));
        assertEquals(List.of("2"), log.column("select count(*) from read_model_patients"));
        assertEquals(log.head(), log.position("flightplans"));
    }

    @Test
    void an_event_of_a_type_that_nobody_knows_parks_its_stream_with_every_projection() throws Exception {
        ProjectedLog log = new ProjectedLog();
        List<TestEvent> events = twoStays();
        events.set(5, events.get(5).with("admission.beamed_up", doc()));
        log.append(events);
        log.node().catchUp();
        assertEquals(ProjectedLog.all().size(), log.parked().size(), log.parked()::toString);
        assertTrue(log.parked().stream().allMatch(each -> each.contains(STAY + " admission.beamed_up")));
    }

    @Test
    void a_page_whose_commit_fails_leaves_rows_and_progress_as_they_were() throws Exception {
        ProjectedLog log = new ProjectedLog();
        log.append(TestEvent.stays(6, 20));
        AtomicBoolean cut = new AtomicBoolean();
        ProjectedLog.Node node = log.node(connection -> cutAtCommit(connection, cut));
        node.live.step(false);
        long reached = node.progress.reached();
        var rows = log.rows();
        log.append(TestEvent.stays(7, 20));

        cut.set(true);
        assertThrows(SQLException.class, () -> node.live.step(true));
        assertEquals(reached, node.progress.reached());
        assertEquals(reached, log.position("admissions"));
        assertEquals(rows, log.rows());

        cut.set(false);
        node.catchUp();
        assertEquals(log.head(), node.progress.reached());
        assertFalse(rows.equals(log.rows()));
    }

    @Test
    void positions_of_one_group_move_together_and_none_passes_its_limit() {
        Map<String, Long> positions = Map.of("a", 5L, "b", 5L, "c", 9L, "d", 3L);
        Map<String, Long> limits = Map.of("a", 100L, "b", 7L, "c", 100L, "d", 3L);
        PositionRange next = PositionRange.next(positions, limits);
        assertEquals(new PositionRange(Set.of("a", "b"), 5, 7), next);
        assertTrue(PositionRange.next(positions, positions).isEmpty());
        assertEquals(
                9, PositionRange.next(positions, Map.of("a", 100L, "c", 100L)).through());
    }

    @Test
    void a_row_keeps_the_later_of_two_moments() {
        ReadModel model = ReadModel.of("t").with("at", ColumnKind.MOMENT);
        Row row = model.row(new TenantId(TestEvent.TENANT), PATIENT).with("at", Instant.EPOCH.plusSeconds(5));
        assertEquals(
                Instant.EPOCH.plusSeconds(5),
                row.withLatest("at", Instant.EPOCH).value(0));
        assertEquals(
                Instant.EPOCH.plusSeconds(6),
                row.withLatest("at", Instant.EPOCH.plusSeconds(6)).value(0));
    }

    private static List<TestEvent> twoStays() {
        return new ArrayList<>(List.of(
                TestEvent.patient(PATIENT),
                TestEvent.admission(STAY, PATIENT),
                TestEvent.patient(OTHER_PATIENT),
                TestEvent.admission(OTHER_STAY, OTHER_PATIENT),
                TestEvent.move(OTHER_STAY, 2, "CICU"),
                TestEvent.move(STAY, 2, "CICU"),
                TestEvent.move(STAY, 3, "ACCU"),
                TestEvent.move(OTHER_STAY, 3, "ACCU")));
    }

    private static void eventByEvent(ProjectedLog log) throws SQLException {
        Projections projections = new Projections(ProjectedLog.all());
        EventTypes types = new EventTypes(List.of(
                new PatientEvents(),
                new org.flightplan.admissions.AdmissionEvents(),
                new org.flightplan.flightplans.FlightPlanEvents()));
        Pages pages = new Pages(
                projections, new LogTail(types, new PhiSeam(new TestKeys().ring()))::after, types, TableSet.LIVE);
        Checkpoints checkpoints = new Checkpoints(TableSet.LIVE);
        try (Connection connection = log.database.as("flightplan_events").getConnection()) {
            checkpoints.register(connection, projections.names());
            connection.setAutoCommit(false);
            boolean more = true;
            while (more) {
                var all = checkpoints.lock(connection, projections.names());
                more = pages.project(connection, Projections.positions(all), projections.limits(all), 1, false);
                connection.commit();
            }
        }
    }

    private static Connection cutAtCommit(Connection connection, AtomicBoolean cut) {
        return (Connection) Proxy.newProxyInstance(
                PagesTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (cut.get() && method.getName().equals("commit")) {
                        throw new SQLException("cut", "08006");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
