package org.flightplan.flightplans.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.flightplan.events.PastEvents;
import org.flightplan.flightplans.FlightPlanId;
import org.flightplan.projections.FoldedRows;
import org.junit.jupiter.api.Test;

class FlightPlanProjectionTest {

    private static final UUID STAY = new UUID(0, 5);
    private static final UUID PLAN = FlightPlanId.ofAdmission(STAY).value();
    private static final UUID ONE = new UUID(0, 21);
    private static final UUID TWO = new UUID(0, 22);

    private final FlightPlanProjection projection = new FlightPlanProjection();
    private final FoldedRows rows = new FoldedRows(projection);
    private final PastEvents plan = new PastEvents("FlightPlan", PLAN);

    private Object after(String type, String content) {
        rows.take(plan.next("flightplan." + type, content));
        return rows.column(PLAN, "data");
    }

    private void begin() {
        after("created", "{'admission_id': '" + STAY + "', 'status': 'draft'}");
    }

    @Test
    void a_plan_is_a_row_that_only_its_own_stream_changes() {
        begin();
        rows.take(new PastEvents("Admission", STAY).next("admission.discharged", "{}"));
        assertEquals("{'status':'draft'}", rows.column(PLAN, "data"));
        assertEquals(STAY, rows.column(PLAN, "admission_id"));
        assertEquals(1, rows.column(PLAN, "version"));
        assertEquals(PastEvents.FIRST, rows.column(PLAN, "updated_at"));
        assertEquals("{'status':'completed'}", after("status_changed", "{'from': 'draft', 'to': 'completed'}"));
        assertEquals(2, rows.column(PLAN, "version"));
        assertEquals("flightplans", projection.name());
    }

    @Test
    void a_target_is_set_and_taken_away() {
        begin();
        assertEquals(
                "{'status':'draft','target_discharge_date':'2026-03-12'}",
                after("target_set", "{'target_discharge_date': '2026-03-12'}"));
        assertEquals("{'status':'draft'}", after("target_set", "{}"));
    }

    @Test
    void milestones_stand_in_the_order_in_which_they_came_and_change_where_they_stand() {
        begin();
        after("milestone_planned", "{'milestone_id': '" + ONE + "', 'name': 'a'}");
        after("milestone_planned", "{'milestone_id': '" + TWO + "', 'name': 'b'}");
        String two = "{'milestone_id':'" + TWO + "','name':'b'}";
        assertEquals(
                milestones("{'milestone_id':'" + ONE + "','name':'c'}," + two),
                after("milestone_planned", "{'milestone_id': '" + ONE + "', 'name': 'c'}"));
        assertEquals(
                milestones("{'milestone_id':'" + ONE + "','name':'c','reached_at':'2026-03-10T09:00:00Z'}," + two),
                after("milestone_reached", "{'milestone_id': '" + ONE + "', 'reached_at': '2026-03-10T09:00:00Z'}"));
        assertEquals(
                milestones("{'milestone_id':'" + ONE + "','name':'c'}," + two),
                after("milestone_reopened", "{'milestone_id': '" + ONE + "'}"));
        assertEquals(milestones(two), after("milestone_dropped", "{'milestone_id': '" + ONE + "'}"));
    }

    private static String milestones(String list) {
        return "{'status':'draft','milestones':[" + list + "]}";
    }

    @Test
    void a_task_is_done_when_it_is_recorded_so_and_open_again_when_it_is_reopened() {
        begin();
        String task = "'task_id':'" + ONE + "','kind':'barrier','text':'sealed'";
        assertEquals(tasks("{" + task + "}"), after("task_raised", "{" + task + "}"));
        assertEquals(
                tasks("{" + task + ",'done_at':'" + PastEvents.FIRST.plusSeconds(2) + "'}"),
                after("task_done", "{'task_id': '" + ONE + "'}"));
        assertEquals(tasks("{" + task + "}"), after("task_reopened", "{'task_id': '" + ONE + "'}"));
        assertEquals(tasks(""), after("task_dropped", "{'task_id': '" + ONE + "'}"));
    }

    private static String tasks(String list) {
        return "{'status':'draft','tasks':[" + list + "]}";
    }
}
