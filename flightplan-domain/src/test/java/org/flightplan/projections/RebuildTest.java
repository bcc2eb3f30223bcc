package org.flightplan.projections;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.projections.ProjectionStatus.RebuildProgress;
import org.flightplan.projections.ReadModel.TableSet;
import org.junit.jupiter.api.Test;

/** A rebuild gives what the log says, whatever stood there, whoever writes meanwhile, and whoever dies. */
class RebuildTest {

    private static final UUID PATIENT = new UUID(1, 1);
    private static final UUID STAY = new UUID(2, 2);

    private final ProjectedLog log = new ProjectedLog();

    @Test
    void damaged_missing_and_foreign_rows_are_mended_and_the_others_are_not_touched() throws SQLException {
        log.append(TestEvent.stays(1, 40));
        ProjectedLog.Node node = log.node().catchUp();
        var rows = log.rows();
        List<String> places = places();
        log.change(
                "update read_model_patients set version = 99 where id = (select min(id::text)::uuid from read_model_patients)");
        log.change("delete from read_model_timeline where id = (select min(id::text)::uuid from read_model_timeline)");
        log.change("insert into read_model_trajectory select tenant_id, gen_random_uuid(), admission_id, effective_at,"
                + " data, position from read_model_trajectory limit 1");
        assertNotEquals(rows, log.rows());

        node.rebuildAll();
        assertEquals(rows, log.rows());
        List<String> moved = places();
        moved.removeAll(places);
        assertEquals(2, moved.size(), "one mended, one put back, the rest where they were: " + moved);
        assertShadowsEmpty();
        assertEquals("finished", progress().state());
    }

    @Test
    void what_is_appended_meanwhile_is_projected_at_once_and_in_the_rebuilt_rows() throws SQLException {
        log.append(TestEvent.stays(1, 300));
        ProjectedLog.Node node = log.node().catchUp();
        log.change("update read_model_admissions set status = 'damaged'");
        log.ask(RebuildRequest::make);
        int round = 2;
        boolean more = true;
        while (more) {
            if (round < 12) {
                log.append(TestEvent.stays(round++, 5));
                node.catchUp();
                assertEquals(log.head(), node.progress.reached());
            }
            more = node.rebuild.step();
        }
        node.catchUp();
        assertTrue(round > 4, "nothing was appended meanwhile");
        assertEqualsFresh();
    }

    @Test
    void another_node_takes_up_a_rebuild_where_the_first_was_killed() throws SQLException {
        log.append(TestEvent.stays(1, 400));
        log.node().catchUp();
        log.change("update read_model_admissions set status = 'damaged'");
        log.ask(RebuildRequest::make);
        ProjectedLog.Node killed = log.node();
        killed.rebuild.step();
        killed.rebuild.step();
        assertEquals("running", progress().state());
        assertEquals(500, progress().position());

        ProjectedLog.Node next = log.node();
        next.rebuild.step();
        assertTrue(progress().position() > 500, "it began anew");
        next.rebuildAll();
        assertEqualsFresh();
    }

    @Test
    void a_crash_that_empties_the_shadows_has_it_begin_anew() throws SQLException {
        log.append(TestEvent.stays(1, 400));
        ProjectedLog.Node node = log.node().catchUp();
        log.ask(RebuildRequest::make);
        node.rebuild.step();
        node.rebuild.step();
        log.ask(RebuildRequest::emptyShadows);
        assertEquals("requested", progress().state());
        node.rebuildAll();
        assertEqualsFresh();
    }

    @Test
    void a_row_that_begins_in_a_shadow_which_has_it_already_is_replaced() throws SQLException {
        log.append(TestEvent.stays(1, 20));
        ProjectedLog.Node node = log.node().catchUp();
        var rows = log.rows();
        log.ask(RebuildRequest::make);
        node.rebuild.step();
        log.change("insert into read_model_patients_shadow select * from read_model_patients limit 1");
        log.change("update read_model_patients_shadow set version = 99");
        node.rebuildAll();
        assertEquals(rows, log.rows());
        assertEquals(List.of(), log.parked());
    }

    @Test
    void one_node_rebuilds_at_a_time_and_asking_again_changes_nothing() throws SQLException {
        log.append(TestEvent.stays(1, 10));
        ProjectedLog.Node node = log.node().catchUp();
        assertFalse(node.rebuild.step(), "none is asked for");
        log.ask(RebuildRequest::make);
        try (Connection other = log.database.as("flightplan_events").getConnection()) {
            other.setAutoCommit(false);
            assertTrue(RebuildRequest.lock(other));
            assertFalse(node.rebuild.step());
            log.ask(RebuildRequest::make);
        }
        String asked = log.column("select requested_at from projection_rebuild").get(0);
        log.ask(RebuildRequest::make);
        assertEquals(
                asked, log.column("select requested_at from projection_rebuild").get(0));
        node.rebuildAll();
        log.ask(RebuildRequest::make);
        assertNotEquals(
                asked, log.column("select requested_at from projection_rebuild").get(0));
    }

    @Test
    void it_parks_what_projecting_live_parks_and_releases_what_can_be_projected_now() throws SQLException {
        UUID orphan = new UUID(5, 5);
        log.append(List.of(
                TestEvent.patient(PATIENT),
                TestEvent.admission(STAY, PATIENT),
                TestEvent.move(STAY, 2, "CICU").with("admission.location_changed", doc()),
                TestEvent.admission(orphan, new UUID(6, 6)),
                TestEvent.plan(orphan),
                TestEvent.move(orphan, 2, "CICU")));
        ProjectedLog.Node node = log.node().catchUp();
        List<String> live = log.parked();
        assertTrue(live.size() > 4, live::toString);
        var rows = log.rows();
        log.change("insert into projection_parked values ('" + TestEvent.TENANT + "', 'patients', '" + PATIENT
                + "', 1, 'patient.created', 'mended', now())");
        log.change("truncate read_model_admissions cascade");

        node.rebuildAll();
        assertEquals(withoutReasons(live), withoutReasons(log.parked()));
        assertEquals(rows, log.rows());
    }

    @Test
    void a_paused_projection_is_rebuilt_up_to_where_it_stands_and_stays_paused() throws SQLException {
        log.append(TestEvent.stays(1, 20));
        ProjectedLog.Node node = log.node().catchUp();
        log.ask(connection -> Checkpoints.pause(connection, "admissions", true));
        Map<String, List<String>> rows = log.rows();
        long paused = log.head();
        log.append(TestEvent.stays(2, 20));
        node.catchUp();
        log.change("update read_model_admissions set status = 'damaged'");

        node.rebuildAll();
        assertEquals(rows.get("admissions"), log.rows().get("admissions"));
        assertEquals(rows.get("trajectory"), log.rows().get("trajectory"));
        assertEquals(paused, log.position("admissions"));
        assertEquals(40, log.rows().get("patients").size());

        log.ask(connection -> Checkpoints.pause(connection, "admissions", false));
        node.catchUp();
        assertEqualsFresh();
    }

    @Test
    void every_shadow_has_the_columns_of_its_live_table_and_is_unlogged() throws SQLException {
        for (Projection projection : ProjectedLog.all()) {
            String live = projection.model().table();
            assertEquals(columns(live), columns(TableSet.SHADOW.table(live)));
        }
        assertEquals(columns("projection_parked"), columns("projection_parked_shadow"));
        // theirs, and those of checkpoints and parked streams
        assertEquals(
                List.of(Integer.toString(ProjectedLog.MODELS.size() + 2)),
                log.column("select count(*) from pg_class where relkind = 'r' and relpersistence = 'u'"
                        + " and relname like '%\\_shadow'"));
    }

    private List<String> columns(String table) throws SQLException {
        return log.column("select column_name || ' ' || data_type || ' ' || is_nullable || ' '"
                + " || coalesce(character_maximum_length, 0) from information_schema.columns where table_name = '"
                + table + "' order by 1");
    }

    /** Holds the rows against those of the same log, projected where nothing ever went wrong. */
    private void assertEqualsFresh() throws SQLException {
        Map<String, List<String>> rebuilt = log.rows();
        log.change("truncate read_model_patients, read_model_admissions, read_model_flightplans, read_model_timeline,"
                + " read_model_trajectory, read_model_attachments, read_model_units");
        log.change("update projection_checkpoints set position = 0");
        log.node().catchUp();
        assertEquals(log.rows(), rebuilt);
    }

    /** Where each row is, and who wrote it; and who locked it, unless others refer to it and so lock it by right. */
    private List<String> places() throws SQLException {
        StringBuilder all = new StringBuilder("select null where false");
        for (String model : ProjectedLog.MODELS) {
            String locked = List.of("patients", "admissions").contains(model) ? "''" : "xmax::text";
            all.append(" union all select concat_ws(' ', id, xmin, ctid, " + locked + ") from read_model_" + model);
        }
        return log.column(all.toString());
    }

    private RebuildProgress progress() throws SQLException {
        return log.transactions().look(RebuildRequest::progress).orElseThrow();
    }

    private void assertShadowsEmpty() throws SQLException {
        for (String model : ProjectedLog.MODELS) {
            assertEquals(List.of("0"), log.column("select count(*) from read_model_" + model + "_shadow"));
        }
    }

    private static List<String> withoutReasons(List<String> parked) {
        return parked.stream()
                .map(each -> each.substring(0, each.lastIndexOf(' ')))
                .sorted()
                .toList();
    }
}
