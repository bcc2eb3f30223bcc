package org.flightplan.trajectory.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.events.PastEvents;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.Jsons;
import org.flightplan.projections.FoldedRows;
import org.flightplan.trajectory.Change;
import org.flightplan.trajectory.KeptChange;
import org.junit.jupiter.api.Test;

class TrajectoryProjectionTest {

    private static final UUID STAY = new UUID(0, 5);
    private static final Instant AT = Instant.parse("2026-03-10T08:00:00Z");

    private final PastEvents events = new PastEvents("Admission", STAY);

    private RecordedEvent clinical(String type) {
        return events.next(
                "clinical_event.recorded",
                "{'event_type': '" + type + "', 'occurred_at': '" + AT + "', 'details': {'risk_level': 'ACCU'}}");
    }

    private List<RecordedEvent> stay() {
        return List.of(
                events.next("admission.created", "{'admit_date': '" + AT + "', 'specialty': 'cardiac'}"),
                events.next(
                        "admission.location_changed",
                        "{'effective_at': '" + AT + "', 'to_location': 'CICU', 'to_bed': '3', 'reason': 'sealed'}"),
                clinical("risk_status"),
                events.next("admission.discharged", "{'discharge_date': '" + AT + "', 'disposition': 'sealed'}"));
    }

    @Test
    void a_row_a_change_under_its_events_id() {
        TrajectoryProjection projection = new TrajectoryProjection();
        FoldedRows rows = new FoldedRows(projection);
        stay().forEach(rows::take);
        assertEquals(4, rows.count());
        UUID move = new UUID(100, 2);
        assertEquals(STAY, rows.column(move, "admission_id"));
        assertEquals(AT, rows.column(move, "effective_at"));
        assertEquals("{'kind':'move','location':'CICU','bed':'3'}", rows.column(move, "data"));
        assertEquals(102L, rows.column(move, "position"));
        assertEquals("trajectory", projection.name());
    }

    @Test
    void what_concerns_no_trajectory_is_not_kept() {
        FoldedRows rows = new FoldedRows(new TrajectoryProjection());
        rows.take(clinical("annotation"), events.next("admission.care_team_changed", "{}"));
        assertEquals(0, rows.count());
    }

    @Test
    void a_change_comes_out_as_it_went_in() {
        List<Change> changes = stay().stream()
                .map(event -> KeptChange.of(event).orElseThrow())
                .map(kept -> kept.opened(kept.data()).orElseThrow())
                .toList();
        assertEquals(
                List.of(
                        new Change.Admitted(new UUID(100, 1), AT, "cardiac"),
                        new Change.Moved(new UUID(100, 2), AT, "CICU", "3"),
                        new Change.RiskChanged(new UUID(100, 3), AT, "ACCU"),
                        new Change.Discharged(new UUID(100, 4), AT)),
                changes);
    }

    @Test
    void nobody_can_tell_the_risk_of_an_erased_patient_and_nothing_else_is_made_of_an_unknown_kind() {
        KeptChange kept = KeptChange.of(clinical("risk_status")).orElseThrow();
        assertEquals(Optional.empty(), kept.opened(Jsons.object("{\"kind\": \"risk\", \"details\": null}")));
        assertThrows(IllegalStateException.class, () -> kept.opened(Jsons.object("{\"kind\": \"horoscope\"}")));
        assertEquals("KeptChange[" + kept.id() + "]", kept.toString());
    }
}
