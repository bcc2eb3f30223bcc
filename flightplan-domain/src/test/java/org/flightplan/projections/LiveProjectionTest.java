package org.flightplan.projections;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.flightplan.events.EventTypes;
import org.flightplan.patients.PatientEvents;
import org.flightplan.projections.ReadModel.TableSet;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;

/** The projector between nodes, administrators and faults. */
class LiveProjectionTest {

    private static final UUID PATIENT = new UUID(1, 1);
    private static final UUID STAY = new UUID(2, 2);

    private final ProjectedLog log = new ProjectedLog();

    @Test
    void an_idle_node_locks_nothing() throws SQLException {
        log.append(TestEvent.stays(1, 5));
        ProjectedLog.Node node = log.node().catchUp();
        List<String> before = locks();
        assertFalse(node.live.step(false));
        assertEquals(before, locks());
        node.live.step(true);
        assertNotEquals(before, locks(), "the test would not notice a lock");
    }

    @Test
    void the_lag_is_the_age_of_the_oldest_event_that_is_not_projected() throws SQLException {
        ProjectedLog.Node node = log.node().catchUp();
        assertEquals(0.0, lag());
        log.append(TestEvent.stays(1, 5));
        assertTrue(lag() > TimeUnit.DAYS.toSeconds(365), "they were recorded in 2025");
        node.catchUp();
        assertEquals(0.0, lag());
    }

    @Test
    void what_another_node_appended_is_found_without_being_told() throws SQLException {
        ProjectedLog.Node node = log.node().catchUp();
        log.append(TestEvent.stays(1, 5));
        node.live.step(false);
        assertEquals(log.head(), node.progress.reached());
    }

    @Test
    void one_node_projects_and_the_other_follows_until_its_connection_is_gone() throws Exception {
        ProjectedLog.Node node = log.node().catchUp();
        log.append(TestEvent.stays(1, 5));
        try (Connection active = log.database.as("flightplan_events").getConnection()) {
            active.setAutoCommit(false);
            new Checkpoints(TableSet.LIVE).lockFree(active, new Projections(ProjectedLog.all()).names());

            assertFalse(node.live.step(true));
            assertTrue(node.live.isFollowing());
            assertEquals(0, log.position("patients"));

            log.change("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                    + " and usename = 'flightplan_events' and state = 'idle in transaction'");
            awaitProjected(node);
        }
        assertEquals(log.head(), node.progress.reached());
        assertFalse(node.live.isFollowing());
    }

    @Test
    void a_node_that_is_told_of_what_another_has_projected_already_knows_it_at_once() throws SQLException {
        ProjectedLog.Node told = log.node().catchUp();
        log.append(TestEvent.stays(1, 3));
        log.node().catchUp();
        told.live.step(true);
        assertEquals(log.head(), told.progress.reached());
    }

    @Test
    void a_follower_learns_how_far_the_other_has_come_and_what_is_parked() throws SQLException {
        log.append(List.of(
                TestEvent.patient(PATIENT), TestEvent.patient(new UUID(3, 3)).with("patient.cloned", doc())));
        ProjectedLog.Node follower = log.node();
        log.node().catchUp();
        assertFalse(follower.live.step(false));
        assertEquals(log.head(), follower.progress.reached());
        assertEquals(1, follower.progress.parkedStreams());
        assertFalse(follower.progress
                .passed(log.head(), new TenantId(TestEvent.TENANT), new UUID(3, 3), 1_000)
                .toCompletableFuture()
                .join());
        assertTrue(follower.progress
                .passed(log.head(), new TenantId(TestEvent.TENANT), PATIENT, 1_000)
                .toCompletableFuture()
                .join());
    }

    @Test
    void a_paused_projection_holds_those_that_rest_on_it_across_restarts_and_no_other() throws SQLException {
        log.append(TestEvent.stays(1, 3));
        log.node().catchUp();
        long paused = log.head();
        log.ask(connection -> Checkpoints.pause(connection, "admissions", true));

        log.append(TestEvent.stays(2, 3));
        ProjectedLog.Node restarted = log.node().catchUp();
        for (String held : List.of("admissions", "flightplans", "timeline", "trajectory", "attachments")) {
            assertEquals(paused, log.position(held), held);
        }
        assertEquals(log.head(), log.position("patients"));
        assertEquals(paused, restarted.progress.reached());
        assertFalse(restarted.live.step(false), "there is nothing to do for it");

        log.ask(connection -> Checkpoints.pause(connection, "admissions", false));
        restarted.catchUp();
        assertEquals(log.head(), restarted.progress.reached());
        assertEquals(6, log.rows().get("admissions").size());
        assertEquals(List.of(), log.parked());
    }

    @Test
    void a_stream_that_a_newer_build_can_read_is_projected_from_where_it_stood_and_released() throws SQLException {
        List<TestEvent> stays = TestEvent.stays(3, 30);
        log.append(stays);
        log.node(new EventTypes(List.of(new PatientEvents()))).catchUp();
        assertFalse(log.parked().isEmpty());

        ProjectedLog.Node newer = log.node();
        newer.live.step(false);
        assertFalse(log.parked().isEmpty(), "not before its time");
        hasten();
        newer.live.step(false);
        newer.catchUp();

        assertEquals(List.of(), log.parked());
        ProjectedLog never = new ProjectedLog();
        never.append(stays);
        never.node().catchUp();
        assertEquals(never.rows(), log.rows());
    }

    @Test
    void what_comes_after_a_poisoned_event_waits_for_it_and_is_projected_in_its_order() throws SQLException {
        EventTypes older = new EventTypes(List.of(new PatientEvents()));
        List<TestEvent> stay = List.of(
                TestEvent.patient(PATIENT),
                TestEvent.admission(STAY, PATIENT),
                TestEvent.move(STAY, 2, "CICU"),
                TestEvent.move(STAY, 3, "W1"));
        log.append(stay.subList(0, 2));
        log.node(older).catchUp();
        log.append(stay.subList(2, 3));
        ProjectedLog.Node newer = log.node().catchUp();
        assertEquals(List.of(), log.rows().get("admissions"), "it overtook what its stream is parked at");
        hasten();
        log.append(stay.subList(3, 4));
        newer.catchUp();
        newer.catchUp();

        ProjectedLog never = new ProjectedLog();
        never.append(stay);
        never.node().catchUp();
        assertEquals(List.of(), log.parked());
        assertEquals(never.rows(), log.rows());
    }

    @Test
    void a_stream_that_fails_again_stays_parked_where_it_was_and_waits_longer() throws SQLException {
        log.append(List.of(
                TestEvent.patient(PATIENT),
                TestEvent.admission(STAY, PATIENT),
                TestEvent.move(STAY, 2, "CICU"),
                TestEvent.move(STAY, 3, "CICU").with("admission.location_changed", doc())));
        ProjectedLog.Node node = log.node().catchUp();
        var rows = log.rows();
        List<String> parked = log.parked();
        hasten();
        node.live.step(false);
        assertEquals(rows, log.rows());
        assertEquals(parked, log.parked());
        assertEquals(
                List.of("1 t", "1 t", "1 t"),
                log.column("select retries || ' ' || left((retry_at > clock_timestamp() + interval '90 s')::text, 1)"
                        + " from projection_parked"));
    }

    private void hasten() throws SQLException {
        for (String projection : ProjectedLog.MODELS) {
            log.ask(connection -> ParkedStreams.hasten(connection, projection));
        }
    }

    private double lag() throws SQLException {
        return log.transactions()
                .look(connection ->
                        ProjectionLag.most(ProjectionLag.behind(connection, Set.copyOf(ProjectedLog.MODELS))));
    }

    private List<String> locks() throws SQLException {
        return log.column("select name || ' ' || xmin || ' ' || xmax from projection_checkpoints order by name");
    }

    private void awaitProjected(ProjectedLog.Node node) throws SQLException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (log.position("patients") < log.head() && System.nanoTime() < limit) {
            node.live.step(false);
        }
    }
}
