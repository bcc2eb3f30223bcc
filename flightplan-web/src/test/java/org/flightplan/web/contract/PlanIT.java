package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stay's flight plan: its target, milestones and tasks, and how it ends and comes back with its stay. */
class PlanIT {

    private Ward ward;
    private UUID stay;
    private String plan;

    @BeforeEach
    void admit() {
        ward = Ward.open();
        JsonObject admitted = ward.clinician
                .post("admissions", ward.admission(ward.createdPatient()).build())
                .expect(201)
                .json();
        stay = UUID.fromString(admitted.getString("admission_id"));
        plan = "flightplans/" + admitted.getString("flightplan_id");
    }

    private Answer post(String path, JsonDoc body) {
        return ward.clinician.post(plan + path, body.build());
    }

    private Answer delete(String path) {
        return ward.clinician.send("DELETE", plan + path, "");
    }

    private JsonObject shown() {
        return ward.viewer.get(plan).expect(200).json();
    }

    private void status(String status) {
        post("/status", doc().with("to", status)).expect(200);
    }

    private void onStay(String path, JsonDoc body) {
        ward.clinician.post("admissions/" + stay + path, body.build()).expect(200);
    }

    private JsonDoc home(int hour) {
        return doc().with("discharge_date", ward.hour(hour));
    }

    @Test
    void nothing_is_planned_in_a_plan_that_is_cancelled() {
        UUID milestone = UUID.randomUUID();
        UUID task = UUID.randomUUID();
        LocalDate day = ward.admitted().atZone(ZoneOffset.UTC).toLocalDate();
        post("/milestones", doc().with("milestone_id", milestone).with("name", "Extubated"))
                .expect(201);
        post("/tasks", doc().with("task_id", task).with("kind", "action").with("text", "Synthetic"))
                .expect(201);
        status("cancelled");
        String reached = "/milestones/" + milestone + "/reached";
        String done = "/tasks/" + task + "/done";
        for (Answer answer : List.of(
                post("/target", doc().with("target_discharge_date", day)),
                post("/milestones", doc().with("name", "Late")),
                post(reached, doc().with("reached_at", ward.hour(1))),
                delete(reached),
                delete("/milestones/" + milestone),
                post("/tasks", doc().with("kind", "action").with("text", "Late")),
                post(done, doc()),
                delete(done),
                delete("/tasks/" + task))) {
            answer.problem(409);
        }
    }

    @Test
    void a_plan_has_a_target_that_is_set_and_taken_away() {
        LocalDate day = ward.admitted().atZone(ZoneOffset.UTC).toLocalDate();
        assertEquals(
                2,
                post("/target", doc().with("target_discharge_date", day))
                        .expect(200)
                        .json()
                        .getInt("new_version"));
        assertEquals(day.toString(), shown().getString("target_discharge_date"));
        Answer early = post("/target", doc().with("target_discharge_date", day.minusDays(1)));
        assertEquals(
                List.of("target_discharge_date"), List.copyOf(early.problem(422).fieldErrors()));
        post("/target", doc()).expect(200);
        assertFalse(shown().containsKey("target_discharge_date"));
    }

    @Test
    void a_milestone_is_planned_moved_reached_reopened_and_dropped() {
        Answer planned = post("/milestones", doc().with("name", "Extubated").with("target_date", "2030-01-05"))
                .expect(201);
        String id = planned.json().getString("milestone_id");
        JsonObject milestone = shown().getJsonArray("milestones").getJsonObject(0);
        assertEquals("Extubated", milestone.getString("name"));
        post(
                        "/milestones",
                        doc().with("milestone_id", id).with("name", "Extubated").with("target_date", "2030-01-06"))
                .expect(201);
        assertEquals(
                "2030-01-06",
                shown().getJsonArray("milestones").getJsonObject(0).getString("target_date"));
        post("/milestones/" + id + "/reached", doc().with("reached_at", ward.hour(30)))
                .expect(200);
        assertEquals(
                ward.hour(30).toString(),
                shown().getJsonArray("milestones").getJsonObject(0).getString("reached_at"));
        delete("/milestones/" + id).problem(409);
        delete("/milestones/" + id + "/reached").expect(200);
        delete("/milestones/" + id).expect(200);
        assertEquals(List.of(), shown().getJsonArray("milestones"));
        delete("/milestones/" + UUID.randomUUID()).problem(404);
    }

    @Test
    void a_task_is_raised_done_reopened_and_dropped_and_its_text_is_not_in_the_log() throws Exception {
        JsonObject note = ward.riskStatus(stay, "ACCU", ward.hour(2)).build();
        String cause =
                ward.clinician.post("clinical-events", note).expect(201).json().getString("event_id");
        JsonDoc task = doc().with("kind", "barrier")
                .with("text", "Synthetic barrier")
                .with("due", ward.now)
                .with("raised_by_event", cause);
        String id = post("/tasks", task).expect(201).json().getString("task_id");
        JsonObject shown = shown().getJsonArray("tasks").getJsonObject(0);
        assertEquals("Synthetic barrier", shown.getString("text"));
        assertEquals(cause, shown.getString("raised_by_event"));
        for (String table : List.of("event_store", "read_model_flightplans")) {
            assertEquals(
                    "0",
                    Stores.log("select count(*) from " + table + " where data::text like '%Synthetic barrier%'"),
                    table);
        }
        post("/tasks/" + id + "/done", doc()).expect(200);
        assertFalse(shown().getJsonArray("tasks").getJsonObject(0).isNull("done_at"));
        delete("/tasks/" + id + "/done").expect(200);
        assertFalse(shown().getJsonArray("tasks").getJsonObject(0).containsKey("done_at"));
        delete("/tasks/" + id).expect(200);
        assertEquals(List.of(), shown().getJsonArray("tasks"));
        Answer stranger = post("/tasks", task.with("raised_by_event", UUID.randomUUID()));
        assertEquals(
                List.of("raised_by_event"), List.copyOf(stranger.problem(422).fieldErrors()));
    }

    @Test
    void a_list_of_stays_shows_patients_targets_and_how_many_tasks_are_open() {
        post("/target", doc().with("target_discharge_date", "2030-01-05")).expect(200);
        post("/tasks", doc().with("kind", "action").with("text", "Synthetic action"))
                .expect(201);
        String done = post("/tasks", doc().with("kind", "action").with("text", "Synthetic action"))
                .expect(201)
                .json()
                .getString("task_id");
        post("/tasks/" + done + "/done", doc()).expect(200);
        JsonObject patient =
                ward.viewer.get("patients/" + patient()).expect(200).json();
        for (JsonObject shown : List.of(
                ward.viewer.get("admissions").expect(200).items().get(0),
                ward.viewer.get("admissions/" + stay).expect(200).json())) {
            assertEquals("2030-01-05", shown.getString("target_discharge_date"));
            assertEquals(1, shown.getInt("open_tasks"));
            for (String field : List.of("id", "name", "mrn", "date_of_birth", "gender", "identity")) {
                assertEquals(patient.get(field), shown.getJsonObject("patient").get(field), field);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"draft", "active", "completed", "cancelled"})
    void a_discharge_completes_the_plan_and_its_cancelling_leaves_it_as_it_was(String before) {
        if (!before.equals("draft")) {
            status(before.equals("completed") ? "active" : before);
        }
        if (before.equals("completed")) {
            status("completed");
        }
        ward.moved(stay, "CICU", ward.hour(1));
        JsonObject open = ward.viewer.get("admissions/" + stay).expect(200).json();
        onStay("/discharge", home(9).with("disposition", "home"));
        assertEquals(before.equals("cancelled") ? "cancelled" : "completed", shown().getString("status"));
        onStay("/discharge/cancel", doc().with("reason", "Synthetic mistake"));
        assertEquals(before, shown().getString("status"));
        JsonObject again = ward.viewer.get("admissions/" + stay).expect(200).json();
        for (String field : List.of("status", "current_location", "current_bed")) {
            assertEquals(open.get(field), again.get(field), field);
        }
        assertFalse(again.containsKey("discharge_date") || again.containsKey("disposition"));
        assertEquals(
                List.of("CICU"),
                ward.viewer.get("admissions/" + stay + "/trajectory").expect(200).items().stream()
                        .map(step -> step.getString("location"))
                        .toList());
        ward.moved(stay, "ACCU", ward.hour(10));
        onStay("/discharge", home(11));
        assertEquals("discharged", ward.viewer.get("admissions/" + stay).json().getString("status"));
    }

    @Test
    void a_discharge_taken_back_and_made_again_in_one_request_is_judged_at_its_end() {
        status("active");
        onStay("/discharge", home(9));
        JsonObject cancel = doc().with("event_type", "admission.discharge_cancelled")
                .with("data", doc().with("admission_id", stay).build())
                .build();
        JsonObject anew = doc().with("event_type", "admission.discharged")
                .with("data", home(12).with("admission_id", stay).build())
                .build();
        ward.clinician
                .post(
                        "events",
                        doc().with("stream_id", stay)
                                .with("stream_type", "Admission")
                                .with("events", List.of(cancel, anew))
                                .build())
                .expect(200);
        JsonObject ended = ward.viewer.get("admissions/" + stay).expect(200).json();
        assertEquals(ward.hour(12).toString(), ended.getString("discharge_date"));
        assertEquals("completed", shown().getString("status"));
        assertEquals(3, shown().getInt("version"), "created, activated, completed: nothing more came to it");
        // it is in hospital no more
        ward.clinician
                .post(
                        "admissions",
                        ward.admission(patient())
                                .with("admit_date", ward.hour(13))
                                .build())
                .expect(201);
    }

    private UUID patient() {
        return UUID.fromString(
                ward.viewer.get("admissions/" + stay).expect(200).json().getString("patient_id"));
    }

    @Test
    void a_cancelled_stay_takes_its_plan_with_it_and_makes_room_for_another() {
        onStay("/cancel", doc().with("reason", "Synthetic mistake"));
        assertEquals("cancelled", shown().getString("status"));
        assertEquals("cancelled", ward.viewer.get("admissions/" + stay).json().getString("status"));
        assertEquals("plan_cancelled", code(post("/milestones", doc().with("name", "Late"))));
        ward.clinician.post("admissions", ward.admission(patient()).build()).expect(201);
        assertEquals(
                "admission_cancelled",
                code(ward.clinician.post("admissions/" + stay + "/discharge/cancel", doc().build())));
    }

    @Test
    void a_discharge_is_not_taken_back_while_the_patient_is_in_hospital_again() {
        onStay("/discharge", home(9));
        UUID second = ward.admittedPatientAt(patient(), ward.hour(10));
        Answer refused = ward.clinician.post("admissions/" + stay + "/discharge/cancel", doc().build());
        assertEquals("already_admitted", code(refused));
        assertEquals(second.toString(), refused.json().getString("admission_id"));
        ward.clinician.post("admissions/" + second + "/cancel", doc().build()).expect(200);
        onStay("/discharge/cancel", doc());
    }

    @Test
    void events_of_a_plan_are_taken_in_their_stored_form_and_of_no_other_stream() {
        JsonObject planned = doc().with("event_type", "flightplan.milestone_planned")
                .with(
                        "data",
                        doc().with("milestone_id", UUID.randomUUID())
                                .with("name", "Extubated")
                                .build())
                .build();
        String id = plan.substring(plan.indexOf('/') + 1);
        JsonDoc body =
                doc().with("stream_id", id).with("stream_type", "FlightPlan").with("events", List.of(planned));
        ward.clinician.post("events", body.build()).expect(200);
        assertEquals(1, shown().getJsonArray("milestones").size());
        Answer foreign = ward.clinician.post(
                "events",
                body.with("stream_id", stay).with("stream_type", "Admission").build());
        assertEquals(
                List.of("events[0].event_type"),
                List.copyOf(foreign.problem(422).fieldErrors()));
    }

    @Test
    void nobody_but_clinicians_of_the_hospital_plans() {
        for (Http other : List.of(ward.viewer, Http.as(ward.tenant, "tenant-admin"))) {
            other.post(plan + "/status", doc().with("to", "active").build()).problem(403);
        }
        Http elsewhere = Ward.open().clinician;
        elsewhere.post(plan + "/status", doc().with("to", "active").build()).problem(404);
        status("active");
    }

    private static String code(Answer refused) {
        return refused.problem(409).json().getString("error_code");
    }
}
