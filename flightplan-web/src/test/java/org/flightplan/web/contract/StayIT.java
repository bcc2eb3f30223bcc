package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.flightplan.web.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One stay from admission to discharge, and everything the queries then tell of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StayIT {

    private Ward ward;
    private UUID patient;
    private UUID admission;
    private UUID plan;
    private UUID risk;

    @BeforeAll
    void a_patient_is_admitted_moved_treated_and_discharged() {
        ward = Ward.open();
        patient = ward.createdPatient();
        Answer admitted = ward.clinician
                .post("admissions", ward.admission(patient).build())
                .expect(201);
        admission = UUID.fromString(admitted.json().getString("admission_id"));
        plan = UUID.fromString(admitted.json().getString("flightplan_id"));
        assertTrue(admitted.header("Location").endsWith("/api/v1/admissions/" + admission), admitted::toString);
        assertEquals(1, admitted.json().getInt("new_version"));

        ward.moved(admission, "CTOR", ward.hour(1));
        var status = ward.riskStatus(admission, "Intubated", ward.hour(2)).build();
        risk = UUID.fromString(status.getString("event_id"));
        Answer recorded = ward.clinician.post("clinical-events", status).expect(201);
        assertEquals(3, recorded.json().getInt("new_version"));
        assertEquals("\"3\"", recorded.header("ETag"));

        ward.moved(admission, "ACCU", ward.hour(30));
        var home = doc().with("discharge_date", ward.hour(50)).with("disposition", "home");
        Answer discharged = ward.clinician
                .post("admissions/" + admission + "/discharge", home.build())
                .expect(200);
        assertEquals(5, discharged.json().getInt("new_version"));
    }

    @Test
    void the_patient_is_shown_with_the_count_of_stays() {
        Answer answer = ward.viewer.get("patients/" + patient).expect(200);
        assertEquals("\"1\"", answer.header("ETag"));
        assertEquals(1, answer.json().getInt("version"));
        assertEquals(1, answer.json().getInt("admission_count"));
        assertEquals("2024-02-29", answer.json().getString("date_of_birth"));
        assertEquals("female", answer.json().getString("gender"));
    }

    @Test
    void the_admission_is_shown_as_it_ended() {
        Answer answer = ward.viewer.get("admissions/" + admission).expect(200);
        JsonObject stay = answer.json();
        assertEquals("\"5\"", answer.header("ETag"));
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals("discharged", stay.getString("status"));
        assertEquals(patient.toString(), stay.getString("patient_id"));
        assertEquals(plan.toString(), stay.getString("flightplan_id"));
        assertEquals("ACCU", stay.getString("current_location"));
        assertEquals("ACCU-1", stay.getString("current_bed"));
        assertEquals("Intubated", stay.getString("current_risk"));
        assertEquals(ward.hour(50).toString(), stay.getString("discharge_date"));
        assertEquals("50.00", stay.getJsonNumber("length_of_stay_hours").toString());
        assertFalse(stay.getBoolean("cross_check"));
        assertEquals("Synthetic complaint", stay.getString("chief_complaint"));
    }

    @Test
    void its_timeline_holds_the_clinical_event_as_it_was_recorded() {
        List<JsonObject> items = ward.clinicalEvents(admission, "");
        assertEquals(1, items.size());
        assertEquals(risk.toString(), items.get(0).getString("id"));
        assertEquals("risk_status", items.get(0).getString("event_type"));
        assertEquals(ward.hour(2).toString(), items.get(0).getString("occurred_at"));
        assertEquals("Intubated", items.get(0).getJsonObject("details").getString("risk_level"));
        assertFalse(items.get(0).getString("title").isBlank());
    }

    @Test
    void its_trajectory_is_a_step_wherever_place_or_risk_changed_and_ends_at_home() {
        List<JsonObject> steps = ward.viewer
                .get("admissions/" + admission + "/trajectory")
                .expect(200)
                .items();
        assertEquals(
                List.of("CTOR", "CTOR", "ACCU", "DC"),
                steps.stream().map(step -> step.getString("location")).toList());
        assertEquals("Intubated", steps.get(1).getString("risk_level"));
        assertEquals(4, steps.get(1).getInt("level"));
        assertEquals("28.00", steps.get(1).getJsonNumber("duration_hours").toString());
        assertEquals(steps.get(2).getString("effective_at"), steps.get(1).getString("ended_at"));
        assertFalse(steps.get(3).containsKey("ended_at"));
    }

    @Test
    void its_flight_plan_is_completed_by_the_discharge() {
        Answer answer = ward.viewer.get("flightplans/" + plan).expect(200);
        assertEquals("completed", answer.json().getString("status"));
        assertEquals(admission.toString(), answer.json().getString("admission_id"));
        assertEquals("\"" + answer.json().getInt("version") + "\"", answer.header("ETag"));
        assertTrue(answer.json().getJsonArray("milestones").isEmpty());
    }

    @Test
    void its_stream_tells_every_event_in_its_order() {
        List<JsonObject> events =
                ward.viewer.get("streams/" + admission).expect(200).items();
        assertEquals(
                List.of(
                        "admission.created",
                        "admission.location_changed",
                        "clinical_event.recorded",
                        "admission.location_changed",
                        "admission.discharged"),
                events.stream().map(event -> event.getString("event_type")).toList());
        assertEquals(
                List.of(1, 2, 3, 4, 5),
                events.stream().map(event -> event.getInt("event_version")).toList());
        for (JsonObject event : events) {
            assertEquals(ward.user.toString(), event.getString("created_by"));
            assertEquals("Admission", event.getString("stream_type"));
            assertTrue(event.getJsonObject("metadata").keySet().containsAll(List.of("event_id", "schema_version")));
        }
        assertEquals(risk.toString(), events.get(2).getJsonObject("metadata").getString("event_id"));
    }

    @Test
    void the_feed_tells_the_same_events_ascending_by_position() {
        List<JsonObject> feed = ward.feed();
        assertEquals(
                8,
                feed.size(),
                "patient, admission, plan, two moves, a clinical event, a discharge, the plan completed");
        long[] positions = feed.stream().mapToLong(Ward::position).toArray();
        assertEquals(
                LongStream.of(positions).sorted().distinct().boxed().toList(),
                LongStream.of(positions).boxed().toList());
    }

    @Test
    void nothing_more_happens_to_a_stay_that_has_ended() {
        String path = "admissions/" + admission;
        var move = ward.move("CICU", ward.hour(40)).build();
        assertEquals("admission_not_open", code(ward.clinician.post(path + "/location", move)));
        var home = doc().with("discharge_date", ward.hour(51)).build();
        assertEquals("admission_not_open", code(ward.clinician.post(path + "/discharge", home)));
    }

    private static String code(Answer refused) {
        return refused.problem(409).json().getString("error_code");
    }
}
