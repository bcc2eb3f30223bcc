package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was said of a stay is said anew: moves, clinical events, and the stay itself. */
class CorrectionsIT {

    private Ward ward;
    private UUID stay;

    @BeforeEach
    void admit() {
        ward = Ward.open();
        stay = ward.admittedPatient();
    }

    private String moved(String location, int hour) {
        return event(ward.clinician
                .post(
                        "admissions/" + stay + "/location",
                        ward.move(location, ward.hour(hour)).build())
                .expect(201));
    }

    private String risk(String level, int hour) {
        return event(ward.clinician
                .post(
                        "clinical-events",
                        ward.riskStatus(stay, level, ward.hour(hour)).build())
                .expect(201));
    }

    private static String event(Answer answer) {
        return answer.json().getString("event_id");
    }

    private Answer correctMove(String event, JsonDoc body) {
        return ward.clinician.post("admissions/" + stay + "/location/" + event + "/correction", body.build());
    }

    private Answer correctEvent(String event, JsonDoc body) {
        return ward.clinician.post("clinical-events/" + event + "/correction", body.build());
    }

    private JsonObject shown() {
        return ward.viewer.get("admissions/" + stay).expect(200).json();
    }

    private List<String> places(String query) {
        return ward.viewer.get("admissions/" + stay + "/trajectory" + query).expect(200).items().stream()
                .map(step -> step.getString("location") + " " + step.getString("risk_level", "-"))
                .toList();
    }

    private List<JsonObject> clinicalEvents(String query) {
        return ward.clinicalEvents(stay, query);
    }

    private List<String> titles(String query) {
        return ward.viewer.get("admissions/" + stay + "/timeline" + query).expect(200).items().stream()
                .map(item -> item.getString("title"))
                .toList();
    }

    private static String asOf(Instant moment) {
        return "?as_of=" + moment;
    }

    @Test
    void a_corrected_move_changes_the_trajectory_and_the_past_stays_as_it_was_known() {
        moved("CICU", 1);
        String wrong = moved("CTOR", 2);
        moved("ACCU", 3);
        Instant before = recordedLast();
        String corrected =
                event(correctMove(wrong, doc().with("to_location", "CATH")).expect(200));
        assertEquals(List.of("CICU -", "CATH -", "ACCU -"), places(""));
        assertEquals(List.of("CICU -", "CTOR -", "ACCU -"), places(asOf(before)));
        assertEquals("move_corrected", code(correctMove(wrong, doc().with("to_location", "CTOR"))));
        correctMove(corrected, doc().with("retracted", true)).expect(200);
        assertEquals(List.of("CICU -", "ACCU -"), places(""));
        assertEquals("ACCU", shown().getString("current_location"));
    }

    @Test
    void the_timeline_tells_of_admission_moves_and_discharge_as_was_last_said() {
        moved("CICU", 1);
        String wrong = moved("CTOR", 2);
        ward.clinician
                .post(
                        "admissions/" + stay + "/discharge",
                        doc().with("discharge_date", ward.hour(3))
                                .with("disposition", "home")
                                .build())
                .expect(200);
        Instant before = recordedLast();
        List<String> then =
                List.of("Admitted: elective", "Moved: CICU CICU-1", "Moved: CTOR CTOR-1", "Discharged: home");
        assertEquals(then, titles(""));
        correctMove(
                        wrong,
                        doc().with("to_location", "CATH").with("to_bed", null).with("effective_at", ward.hour(0)))
                .expect(200);
        ward.clinician
                .post("admissions/" + stay + "/discharge/cancel", doc().build())
                .expect(200);
        ward.clinician
                .with("If-Match", "*")
                .patch(
                        "admissions/" + stay,
                        doc().with("admit_date", ward.hour(-2)).build())
                .expect(200);
        assertEquals(List.of("Admitted: elective", "Moved: CATH", "Moved: CICU CICU-1"), titles(""));
        assertEquals(then, titles(asOf(before)));
        JsonObject admitted = ward.viewer
                .get("admissions/" + stay + "/timeline?limit=1")
                .items()
                .get(0);
        assertEquals(ward.hour(-2).toString(), admitted.getString("occurred_at"));
        assertTrue(admitted.getBoolean("corrected"));
    }

    @Test
    void moves_that_are_left_must_follow_each_other() {
        moved("CICU", 1);
        String middle = moved("CTOR", 2);
        moved("CICU", 3);
        assertEquals("next_move_contradicts", code(correctMove(middle, doc().with("retracted", true))));
        correctMove(middle, doc().with("effective_at", ward.hour(0).minusSeconds(1)))
                .problem(422);
        correctMove(middle, doc()).problem(422);
        correctMove(UUID.randomUUID().toString(), doc().with("retracted", true)).problem(404);
        correctMove(middle, doc().with("to_location", "CATH")).expect(200);
    }

    @Test
    void a_corrected_risk_changes_the_trajectory_the_timeline_and_the_stay() {
        moved("CICU", 1);
        risk("ACCU", 2);
        String wrong = risk("Intubated", 3);
        Instant before = recordedLast();
        correctEvent(
                        wrong,
                        doc().with("data", doc().with("risk_level", "Extubated").build()))
                .expect(200);
        assertEquals("Extubated", shown().getString("current_risk"));
        assertEquals(List.of("CICU -", "CICU ACCU", "CICU Extubated"), places(""));
        assertTrue(clinicalEvents("").get(1).getBoolean("corrected"));
        assertEquals(
                "Intubated",
                clinicalEvents(asOf(before)).get(1).getJsonObject("details").getString("risk_level"));
        JsonObject event =
                ward.viewer.get("clinical-events/" + wrong).expect(200).json();
        assertEquals("Extubated", event.getJsonObject("details").getString("risk_level"));
        assertEquals(1, event.getJsonArray("corrections").size());
        assertFalse(event.containsKey("retracted"));
        correctEvent(wrong, doc().with("retracted", true)).expect(200);
        JsonObject retracted =
                ward.viewer.get("clinical-events/" + wrong).expect(200).json();
        assertTrue(retracted.getBoolean("retracted"));
        assertEquals(2, retracted.getJsonArray("corrections").size());
        assertEquals("ACCU", shown().getString("current_risk"));
        assertEquals(List.of("CICU -", "CICU ACCU"), places(""));
        assertEquals(1, clinicalEvents("").size());
        assertEquals(2, clinicalEvents(asOf(before)).size());
        assertEquals("clinical_event_corrected", code(correctEvent(wrong, doc().with("occurred_at", ward.hour(4)))));
    }

    @Test
    void a_correction_says_why_and_a_move_keeps_the_reason_that_was_right() {
        String move = event(ward.clinician
                .post(
                        "admissions/" + stay + "/location",
                        ward.move("CICU", ward.hour(1))
                                .with("reason", "Synthetic reason")
                                .build())
                .expect(201));
        assertEquals("Synthetic reason", reason());
        String later = event(
                correctMove(move, doc().with("effective_at", ward.hour(2))).expect(200));
        assertEquals("Synthetic reason", reason());
        String other =
                event(correctMove(later, doc().with("to_location", "CATH").with("reason", "Synthetic other"))
                        .expect(200));
        assertEquals("Synthetic other", reason());
        JsonDoc both = doc().with("retracted", true).with("reason", "Synthetic").with("correction_reason", "Synthetic");
        assertEquals(
                List.of("reason"),
                List.copyOf(correctMove(other, both).problem(422).fieldErrors()));
        correctMove(other, doc().with("retracted", true).with("reason", "Synthetic, wrong patient"))
                .expect(200);
        String stream = ward.clinician.get("streams/" + stay).expect(200).json().toString();
        assertTrue(stream.contains("\"correction_reason\":\"Synthetic, wrong patient\""), "it is said why");

        String risk = risk("ACCU", 2);
        correctEvent(
                        risk,
                        doc().with("occurred_at", ward.hour(3))
                                .with("correction_reason", "Synthetic, an hour too early"))
                .expect(200);
        correctEvent(risk, doc().with("retracted", true)).expect(200);
        List<JsonObject> corrections = ward.viewer
                .get("clinical-events/" + risk)
                .expect(200)
                .json()
                .getJsonArray("corrections")
                .getValuesAs(JsonObject.class);
        assertEquals("Synthetic, an hour too early", corrections.get(0).getString("correction_reason"));
        assertFalse(corrections.get(1).containsKey("correction_reason"));
    }

    private String reason() {
        JsonObject move = ward.viewer.get("admissions/" + stay + "/timeline").items().stream()
                .filter(item -> item.getString("event_type").equals("admission.location_changed"))
                .findFirst()
                .orElseThrow();
        return move.getJsonObject("details").getString("reason", "-");
    }

    @Test
    void a_correction_keeps_to_the_words_and_bounds_of_its_event_and_names_them_as_sent() {
        String risk = risk("ACCU", 2);
        Answer words = correctEvent(
                risk, doc().with("data", doc().with("risk_level", "Levitating").build()));
        assertEquals(List.of("data.risk_level"), List.copyOf(words.problem(422).fieldErrors()));
        Answer early = correctEvent(risk, doc().with("occurred_at", ward.hour(-1)));
        assertEquals(List.of("occurred_at"), List.copyOf(early.problem(422).fieldErrors()));
        correctEvent(UUID.randomUUID().toString(), doc().with("retracted", true))
                .problem(404);
        Ward elsewhere = Ward.open();
        elsewhere
                .clinician
                .post(
                        "clinical-events/" + risk + "/correction",
                        doc().with("retracted", true).build())
                .problem(404);
        correctEvent(risk, doc().with("retracted", true)).expect(200);
    }

    @Test
    void a_stay_is_updated_by_who_has_read_it() {
        String path = "admissions/" + stay;
        JsonObject changes = doc().with("diagnosis", "Synthetic diagnosis")
                .with("cross_check", true)
                .with("weight_kg", 3.5)
                .with("review_date", "2030-01-05")
                .build();
        assertEquals(
                "precondition_required",
                ward.clinician.patch(path, changes).problem(428).json().getString("error_code"));
        ward.clinician.with("If-Match", "\"7\"").patch(path, changes).problem(412);
        Answer updated =
                ward.clinician.with("If-Match", "\"1\"").patch(path, changes).expect(200);
        assertEquals("\"2\"", updated.header("ETag"));
        JsonObject shown = shown();
        assertEquals("Synthetic diagnosis", shown.getString("diagnosis"));
        assertTrue(shown.getBoolean("cross_check"));
        assertEquals("2030-01-05", shown.getString("review_date"));
        ward.clinician
                .with("If-Match", "*")
                .send("PATCH", path, "{\"diagnosis\": null, \"review_date\": null}")
                .expect(200);
        assertFalse(shown().containsKey("diagnosis") || shown().containsKey("review_date"));
        for (String wrong : List.of("{}", "{\"attending_id\": null}", "{\"weight_kg\": 501}")) {
            ward.clinician.with("If-Match", "*").send("PATCH", path, wrong).problem(422);
        }
    }

    @Test
    void the_admission_is_not_put_behind_its_first_move() {
        moved("CICU", 2);
        var match = ward.clinician.with("If-Match", "*");
        Answer late = match.patch(
                "admissions/" + stay, doc().with("admit_date", ward.hour(3)).build());
        assertEquals("admitted_after_first_move", code(late));
        match.patch("admissions/" + stay, doc().with("admit_date", ward.hour(1)).build())
                .expect(200);
        assertEquals(ward.hour(1).toString(), shown().getString("admit_date"));
    }

    @Test
    void a_move_is_asked_for_and_made() {
        JsonDoc request = doc().with("to_location", "CICU").with("reason", "Synthetic reason");
        String path = "admissions/" + stay + "/move-request";
        ward.clinician.post(path, request.build()).expect(201);
        assertEquals("Synthetic reason", shown().getJsonObject("move_request").getString("reason"));
        assertEquals("already_requested", code(ward.clinician.post(path, request.build())));
        moved("CICU", 2);
        assertFalse(shown().containsKey("move_request"));
        ward.clinician.post(path, request.with("to_location", "ACCU").build()).expect(201);
        ward.clinician.send("DELETE", path, "").expect(200);
        assertFalse(shown().containsKey("move_request"));
        ward.clinician.send("DELETE", path, "").problem(404);
    }

    private Instant recordedLast() {
        List<JsonObject> events = ward.viewer.get("streams/" + stay).expect(200).items();
        return Instant.parse(events.get(events.size() - 1).getString("created_at"));
    }

    private static String code(Answer refused) {
        return refused.problem(409).json().getString("error_code");
    }
}
