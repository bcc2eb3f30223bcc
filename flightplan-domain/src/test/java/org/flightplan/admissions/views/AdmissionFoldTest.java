package org.flightplan.admissions.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.flightplan.events.PastEvents;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.FlightPlanId;
import org.flightplan.keys.KeysInMemory;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.projections.FoldedRows;
import org.junit.jupiter.api.Test;

/** What a stay's events add up to, whatever their order was. */
class AdmissionFoldTest {

    private static final UUID STAY = new UUID(0, 5);
    private static final UUID PATIENT = new UUID(0, 7);
    private static final UUID NURSE = new UUID(0, 11);
    private static final UUID SURGEON = new UUID(0, 12);

    private final PastEvents events = new PastEvents("Admission", STAY);
    private final RecordedEvent created = events.next(
            "admission.created",
            "{'admission_id': '" + STAY + "', 'patient_id': '" + PATIENT
                    + "', 'specialty': 'cardiac', 'attending_id': '"
                    + SURGEON + "', 'attending_name': 'Dr Example', 'admit_date': '2026-03-10T06:00:00Z',"
                    + " 'chief_complaint': 'sealed', 'admission_type': 'elective'}");

    private JsonObject after(RecordedEvent... more) {
        JsonObject stay = AdmissionFold.begin(created);
        for (RecordedEvent event : more) {
            stay = AdmissionFold.evolve(stay, event);
        }
        return stay;
    }

    private RecordedEvent moved(String to, String time) {
        return events.next(
                "admission.location_changed",
                "{'to_location': '" + to + "', 'to_bed': '" + to + "-1', 'effective_at': '2026-03-10T" + time
                        + ":00Z'}");
    }

    private RecordedEvent risk(String level, String time) {
        return clinical("risk_status", "'risk_level': '" + level + "'", time);
    }

    private RecordedEvent clinical(String type, String details, String time) {
        return events.next(
                "clinical_event.recorded",
                "{'event_id': '" + UUID.randomUUID() + "', 'event_type': '" + type + "', 'occurred_at': '2026-03-10T"
                        + time + ":00Z', 'details': {" + details + "}}");
    }

    private RecordedEvent team(UUID user, boolean member) {
        return events.next("admission.care_team_changed", "{'user_id': '" + user + "', 'member': " + member + "}");
    }

    private static String shown(JsonObject stay, String field) {
        return String.valueOf(new Values(AdmissionFold.shown(stay)).textOrNull(field));
    }

    @Test
    void a_stay_begins_active_and_with_what_its_admission_says() {
        assertEquals(
                ("{'patient_id':'" + PATIENT + "','flightplan_id':'"
                                + FlightPlanId.ofAdmission(STAY).value()
                                + "','specialty':'cardiac','attending_id':'" + SURGEON
                                + "','attending_name':'Dr Example','admit_date':'2026-03-10T06:00:00Z',"
                                + "'admission_type':'elective','status':'active','cross_check':false,"
                                + "'chief_complaint':'sealed'}")
                        .replace('\'', '"'),
                after().toString());
    }

    @Test
    void the_patient_is_where_the_latest_move_went_and_a_back_dated_one_is_history() {
        JsonObject stay = after(moved("ACCU", "08:00"), moved("CTOR", "07:59"));
        assertEquals("ACCU", shown(stay, "current_location"));
        assertEquals("ACCU-1", shown(stay, "current_bed"));
        assertEquals("CICU", shown(after(moved("ACCU", "08:00"), moved("CICU", "08:01")), "current_location"));
    }

    @Test
    void of_two_moves_of_one_moment_the_later_recorded_holds() {
        assertEquals("CICU", shown(after(moved("ACCU", "08:00"), moved("CICU", "08:00")), "current_location"));
    }

    @Test
    void the_risk_is_that_of_the_latest_risk_status_and_of_no_other_event() {
        JsonObject stay = after(risk("Intubated", "08:00"), risk("ACCU", "07:59"));
        assertEquals("Intubated", shown(stay, "current_risk"));
        assertEquals("ACCU", shown(after(risk("Intubated", "08:00"), risk("ACCU", "08:00")), "current_risk"));
        JsonObject before = after(risk("Intubated", "08:00"));
        assertSame(before, AdmissionFold.evolve(before, clinical("annotation", "'risk_level': 'ACCU'", "09:00")));
    }

    @Test
    void a_discharge_ends_it() {
        JsonObject stay = after(events.next(
                "admission.discharged", "{'discharge_date': '2026-03-10T09:00:00Z', 'disposition': 'sealed too'}"));
        assertEquals("discharged", shown(stay, "status"));
        assertEquals("2026-03-10T09:00:00Z", shown(stay, "discharge_date"));
        assertEquals("sealed too", shown(stay, "disposition"));
    }

    @Test
    void the_care_team_is_who_was_last_said_to_be_in_it_in_the_order_of_their_ids() {
        JsonObject both = after(team(SURGEON, true), team(NURSE, true));
        assertEquals(List.of(NURSE.toString(), SURGEON.toString()), new Values(both).texts("care_team"));
        JsonObject one = AdmissionFold.evolve(both, team(NURSE, false));
        assertEquals(List.of(SURGEON.toString()), new Values(one).texts("care_team"));
    }

    @Test
    void an_event_of_no_concern_changes_nothing() {
        JsonObject before = after(moved("ACCU", "08:00"));
        assertSame(before, AdmissionFold.evolve(before, events.next("admission.created_anew", "{}")));
    }

    @Test
    void what_is_the_folds_own_is_not_shown() {
        JsonObject stay = AdmissionFold.shown(after(moved("ACCU", "08:00"), risk("Intubated", "08:00")));
        for (String own : List.of("_moves", "_risks", "reason", "details")) {
            assertEquals(null, stay.get(own), own);
        }
    }

    @Test
    void a_row_has_the_codes_that_lists_are_filtered_by_and_the_version_of_its_last_event() {
        var rows = new FoldedRows(projection());
        rows.take(created);
        assertEquals(null, rows.column(STAY, "current_location"));
        assertEquals(PATIENT, rows.column(STAY, "patient_id"));
        assertEquals("active", rows.column(STAY, "status"));
        assertEquals("cardiac", rows.column(STAY, "specialty"));
        rows.take(moved("cath", "08:00"));
        assertEquals("CATH", rows.column(STAY, "current_location"));
        assertEquals(2, rows.column(STAY, "version"));
        Object stay = rows.column(STAY, "data");
        rows.take(clinical("annotation", "'text': 'synthetic'", "09:00"));
        assertEquals(stay, rows.column(STAY, "data"));
        assertEquals(3, rows.column(STAY, "version"));
        assertEquals(PastEvents.FIRST.plusSeconds(2), rows.column(STAY, "updated_at"));
    }

    @Test
    void a_row_has_the_risk_of_an_open_stay_and_its_band_at_the_place() {
        var rows = new FoldedRows(projection());
        rows.take(created, moved("CCU", "08:00"));
        assertEquals(null, rows.column(STAY, "current_risk"));
        assertEquals(null, rows.column(STAY, "risk_level"));
        rows.take(risk("Intubated", "08:30"));
        assertEquals("Intubated", rows.column(STAY, "current_risk"));
        assertEquals(4, rows.column(STAY, "risk_level"));
        rows.take(events.next("admission.discharged", "{'discharge_date': '2025-03-02T10:00:00Z'}"));
        assertEquals(null, rows.column(STAY, "current_risk"));
        assertEquals(null, rows.column(STAY, "risk_level"));
    }

    private static AdmissionProjection projection() {
        return new AdmissionProjection(new PhiSeam(new KeysInMemory().ring()));
    }

    @Test
    void a_row_learns_nothing_from_other_streams() {
        var rows = new FoldedRows(projection());
        rows.take(created, new PastEvents("FlightPlan", STAY).next("flightplan.created", "{}"));
        assertEquals(1, rows.column(STAY, "version"));
        assertEquals("admissions", projection().name());
    }

    private RecordedEvent correctedRisk(RecordedEvent event, String what) {
        return events.next(
                "clinical_event.corrected",
                "{'event_id': '" + event.stored().getString("event_id") + "', 'event_type': 'risk_status', " + what
                        + "}");
    }

    private RecordedEvent correctedMove(RecordedEvent event, String what) {
        return events.next(
                "admission.location_corrected",
                "{'corrects_event_id': '" + event.eventId() + "', 'move_id': '" + event.eventId() + "', " + what + "}");
    }

    @Test
    void a_retracted_risk_brings_the_one_before_it_back() {
        RecordedEvent first = risk("ACCU", "07:00");
        RecordedEvent second = risk("Intubated", "08:00");
        assertEquals("ACCU", shown(after(first, second, correctedRisk(second, "'retracted': true")), "current_risk"));
        JsonObject none = after(first, correctedRisk(first, "'retracted': true"));
        assertEquals("null", shown(none, "current_risk"));
        JsonObject other = after(first, correctedRisk(first, "'details': {'risk_level': 'Extubated'}"));
        assertEquals("Extubated", shown(other, "current_risk"));
        JsonObject earlier = after(first, second, correctedRisk(second, "'occurred_at': '2026-03-10T06:30:00Z'"));
        assertEquals("ACCU", shown(earlier, "current_risk"));
        assertEquals("2026-03-10T07:00:00Z", shown(earlier, "risk_since"));
    }

    @Test
    void a_corrected_move_is_where_the_patient_was_and_a_retracted_one_is_none() {
        RecordedEvent first = moved("ACCU", "07:00");
        RecordedEvent second = moved("CICU", "08:00");
        JsonObject none = after(first, second, correctedMove(second, "'retracted': true"));
        assertEquals("ACCU", shown(none, "current_location"));
        assertEquals("ACCU-1", shown(none, "current_bed"));
        JsonObject other = after(
                first, second, correctedMove(second, "'to_location': 'CTOR', 'effective_at': '2026-03-10T08:00:00Z'"));
        assertEquals("CTOR", shown(other, "current_location"));
        assertEquals("null", shown(other, "current_bed"));
        JsonObject earlier = after(
                first, second, correctedMove(second, "'to_location': 'CICU', 'effective_at': '2026-03-10T06:30:00Z'"));
        assertEquals("ACCU", shown(earlier, "current_location"));
    }

    @Test
    void a_cancelled_discharge_and_a_cancelled_stay_leave_nothing_of_it() {
        RecordedEvent discharged = events.next(
                "admission.discharged",
                "{'discharge_date': '2026-03-10T09:00:00Z', 'disposition': 'home', 'died': true}");
        JsonObject open = after(discharged, events.next("admission.discharge_cancelled", "{}"));
        assertEquals(after(), open);
        JsonObject cancelled = after(discharged, events.next("admission.cancelled", "{}"));
        assertEquals("cancelled", shown(cancelled, "status"));
    }

    @Test
    void an_update_changes_what_it_names_and_takes_away_what_it_says_is_nothing() {
        JsonObject stay = after(
                events.next("admission.updated", "{'diagnosis': 'sealed', 'cross_check': true, 'weight_kg': 3.5}"),
                events.next("admission.updated", "{'diagnosis': null, 'isolation': 'contact'}"));
        assertEquals("null", shown(stay, "diagnosis"));
        assertEquals("contact", shown(stay, "isolation"));
        assertEquals("true", stay.get("cross_check").toString());
        assertEquals("3.5", stay.get("weight_kg").toString());
    }

    @Test
    void a_move_request_is_shown_until_it_is_fulfilled_cancelled_or_the_stay_ends() {
        RecordedEvent asked = events.next(
                "admission.move_requested",
                "{'request_id': '" + NURSE + "', 'to_location': 'ACCU', 'reason': 'sealed'}");
        assertEquals(
                "{\"request_id\":\"" + NURSE + "\",\"to_location\":\"ACCU\",\"reason\":\"sealed\"}",
                AdmissionFold.shown(after(asked)).get("move_request").toString());
        for (RecordedEvent end : List.of(
                moved("accu", "08:00"),
                events.next("admission.move_request_cancelled", "{}"),
                events.next("admission.discharged", "{'discharge_date': '2026-03-10T09:00:00Z'}"),
                events.next("admission.cancelled", "{}"))) {
            assertEquals(null, AdmissionFold.shown(after(asked, end)).get("move_request"), end.type());
        }
        assertEquals(
                after(asked).get("move_request"),
                after(asked, moved("CICU", "08:00")).get("move_request"));
    }
}
