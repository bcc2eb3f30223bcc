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

    @Test
    void a_plan_is_completed_by_its_admissions_discharge_and_by_nothing_else() {
        FlightPlanProjection projection = new FlightPlanProjection();
        FoldedRows rows = new FoldedRows(projection);
        PastEvents stay = new PastEvents("Admission", STAY);
        rows.take(
                stay.next("admission.created", "{}"),
                new PastEvents("FlightPlan", PLAN)
                        .next("flightplan.created", "{'admission_id': '" + STAY + "', 'status': 'active'}"),
                stay.next("admission.location_changed", "{}"));
        assertEquals("{'status':'active'}", rows.column(PLAN, "data"));
        assertEquals(STAY, rows.column(PLAN, "admission_id"));
        assertEquals(PastEvents.FIRST, rows.column(PLAN, "updated_at"));
        rows.take(stay.next("admission.discharged", "{}"));
        assertEquals("{'status':'completed'}", rows.column(PLAN, "data"));
        assertEquals(1, rows.column(PLAN, "version"));
        assertEquals(PastEvents.FIRST.plusSeconds(2), rows.column(PLAN, "updated_at"));
        assertEquals("flightplans", projection.name());
    }
}
