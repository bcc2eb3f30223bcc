package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** Who is erased is known by nothing but an id, wherever one looks, and for good. */
class ErasureIT {

    private final Forgotten known = new Forgotten();
    private final Ward ward = known.ward;
    private final Http officer = known.officer;

    @Test
    void an_erased_patient_is_a_tombstone_wherever_one_looks() throws SQLException {
        UUID patient = known.patient();
        UUID stay = known.finishedStay(patient);
        known.erase(patient).expect(200);

        JsonObject tombstone =
                ward.viewer.get("patients/" + patient).expect(200).json();
        assertTrue(tombstone.getBoolean("erased"));
        for (String field : List.of("name", "mrn", "date_of_birth")) {
            assertEquals(JsonValue.NULL, tombstone.get(field), field);
        }
        assertEquals(1, tombstone.getInt("admission_count"));
        for (JsonObject query : known.queries()) {
            assertEquals(List.of(), ward.viewer.post("patients/search", query).items(), query::toString);
        }
        JsonObject item = ward.clinicalEvents(stay, "").get(0);
        assertEquals(JsonValue.EMPTY_JSON_OBJECT, item.get("details"));
        for (String path : known.readings(patient, stay)) {
            String body = ward.viewer.get(path).expect(200).body();
            for (String phi : List.of(
                    Forgotten.NAME,
                    known.mrn,
                    Forgotten.BORN,
                    Forgotten.COMPLAINT,
                    Forgotten.NOTES,
                    Forgotten.DISPOSITION,
                    "Intubated")) {
                assertFalse(body.contains(phi), () -> path + " " + body);
            }
        }
        assertEquals(
                "0",
                Stores.keys(
                        "select count(*) from data_keys where wrapped is not null and subject_id = '" + patient + "'"));
        assertEquals(
                "erased",
                Stores.log("select string_agg(kind, ',') from unique_keys where stream_id = '" + patient + "'"));
        assertEquals(
                "0", Stores.log("select count(*) from read_model_patient_names where patient_id = '" + patient + "'"));
        assertTrue(officer.get("admin/audit/verify").expect(200).json().getBoolean("intact"));
    }

    @Test
    void a_rebuild_shows_the_same_tombstones() {
        UUID patient = known.patient();
        UUID stay = known.finishedStay(patient);
        known.erase(patient).expect(200);
        List<String> before = known.bodies(patient, stay);
        Http platform = Ward.platform();
        platform.post("admin/projections/rebuild", JsonValue.EMPTY_JSON_OBJECT).expect(202);
        Waiting.await(
                "the rebuild ends",
                () -> platform.get("admin/projections")
                        .json()
                        .getJsonObject("rebuild")
                        .getString("state")
                        .equals("finished"));
        assertEquals(before, known.bodies(patient, stay));
    }

    @Test
    void nothing_is_recorded_of_an_erased_patient_and_another_may_have_the_mrn() {
        UUID patient = known.patient();
        UUID stay = known.finishedStay(patient);
        Answer first = known.erase(patient).expect(200);
        assertEquals(
                first.body(), known.erase(patient).expect(200).body(), "again, it is answered like the first time");

        Answer note = ward.clinician.post("clinical-events", known.note(stay)).problem(409);
        assertEquals("patient_erased", note.json().getString("error_code"));
        Answer stayAgain = ward.clinician
                .post("admissions", ward.admission(patient).build())
                .problem(409);
        assertEquals("patient_erased", stayAgain.json().getString("error_code"));
        ward.clinician
                .post("patients", known.body().with("patient_id", patient).build())
                .problem(409);
        JsonObject forged = doc().with("stream_id", patient)
                .with("stream_type", "Patient")
                .with(
                        "events",
                        List.of(doc().with("event_type", "patient.erased")
                                .with(
                                        "data",
                                        doc().with("patient_id", patient)
                                                .with("ground", "court_order")
                                                .build())
                                .build()))
                .build();
        ward.clinician.post("events", forged).problem(422);
        ward.clinician.post("patients", known.body().build()).expect(201);
        assertEquals(
                1,
                ward.viewer
                        .post("patients/search", known.queries().get(0))
                        .items()
                        .size());
    }

    @Test
    void no_command_on_a_stay_of_an_erased_patient_is_answered_as_if_nothing_were() {
        UUID patient = known.patient();
        UUID stay = ward.admittedPatient(patient);
        JsonObject joined =
                doc().with("user_id", UUID.randomUUID()).with("member", true).build();
        JsonObject ended = doc().with("discharge_date", ward.hour(8)).build();
        String team = "admissions/" + stay + "/care-team";
        JsonObject feedback = doc().with("event_id", UUID.randomUUID())
                .with("admission_id", stay)
                .with("event_type", "feedback")
                .with("occurred_at", ward.hour(4))
                .build();
        ward.clinician.post(team, joined).expect(200);
        Attaching.attached(ward, stay, Attaching.picture());
        String tasks =
                "flightplans/" + ward.viewer.get("admissions/" + stay).json().getString("flightplan_id") + "/tasks";
        JsonObject task = doc().with("task_id", UUID.randomUUID())
                .with("kind", "action")
                .with("text", "Synthetic task")
                .build();
        ward.clinician.post(tasks, task).expect(201);
        ward.clinician.post("admissions/" + stay + "/discharge", ended).expect(200);
        ward.clinician.post(team, joined).expect(200);
        ward.clinician.post("clinical-events", feedback).expect(201);
        ward.clinician.post("clinical-events", feedback).expect(201);
        known.erase(patient).expect(200);
        long head = ward.head();
        JsonObject move = ward.move("ACCU", ward.hour(5)).build();
        JsonObject home = doc().with("discharge_date", ward.hour(9)).build();
        for (Answer answer : List.of(
                ward.clinician.post(team, joined),
                ward.clinician.post(tasks, task),
                ward.clinician.post("clinical-events", feedback),
                ward.clinician.post("admissions/" + stay + "/location", move),
                ward.clinician.post("admissions/" + stay + "/discharge", home))) {
            assertEquals("patient_erased", answer.problem(409).json().getString("error_code"));
        }
        assertEquals(List.of(), ward.feed(head));
    }

    @Test
    void a_patient_in_hospital_is_not_erased_nor_one_of_another_hospital() {
        UUID patient = known.patient();
        UUID stay = ward.admittedPatient(patient);
        assertEquals(
                "patient_admitted", known.erase(patient).problem(409).json().getString("error_code"));
        Http stranger = Http.as(Ward.open().tenant, "privacy-officer");
        String ground = doc().with("ground", "court_order").build().toString();
        Answer foreign = stranger.send("POST", "patients/" + patient + "/erasure", ground)
                .problem(404);
        UUID missing = UUID.randomUUID();
        Answer nobody = stranger.send("POST", "patients/" + missing + "/erasure", ground)
                .problem(404);
        assertEquals(withoutInstance(nobody), withoutInstance(foreign));
        Answer because = officer.post(
                "patients/" + patient + "/erasure",
                doc().with("ground", "because").build());
        assertEquals(Set.of("ground"), because.problem(422).fieldErrors());
        assertEquals(
                Forgotten.NAME, ward.viewer.get("patients/" + patient).json().getString("name"));
        known.discharge(stay);
        known.erase(patient).expect(200);
    }

    @Test
    void a_patient_and_a_stay_of_the_same_ids_in_another_hospital_stay_as_they_are() {
        UUID patient = known.patient();
        UUID stay = known.finishedStay(patient);
        Ward other = Ward.open();
        JsonObject body = known.body().with("patient_id", patient).build();
        other.clinician.post("patients", body).expect(201);
        JsonObject admission =
                other.admission(patient).with("admission_id", stay).build();
        other.clinician.post("admissions", admission).expect(201);
        List<String> paths = known.readings(patient, stay).stream()
                .filter(path -> !path.contains("as_of"))
                .toList();
        List<String> before = paths.stream().map(path -> shown(other, path)).toList();

        known.erase(patient).expect(200);
        assertTrue(ward.viewer.get("patients/" + patient).json().getBoolean("erased"));
        for (int i = 0; i < paths.size(); i++) {
            assertEquals(before.get(i), shown(other, paths.get(i)), paths.get(i));
        }
        for (JsonObject query : known.queries()) {
            assertEquals(1, other.viewer.post("patients/search", query).items().size());
        }
        other.clinician
                .post(
                        "admissions/" + stay + "/location",
                        other.move("CICU", other.hour(1)).build())
                .expect(201);
    }

    @Test
    void of_a_patient_whom_a_projection_has_parked_nothing_opens_and_nothing_is_left_when_it_goes_on()
            throws SQLException {
        UUID patient = known.patient();
        Stores.log("""
                insert into projection_parked
                  (tenant_id, projection, stream_id, position, event_type, reason, parked_at, retry_at)
                select '%s', 'patients', '%s', max(id) + 1, 'patient.erased', 'Synthetic', now(), now() + interval '1 day'
                  from event_store;
                select 1
                """.formatted(ward.tenant, patient));
        known.erase(patient);
        JsonObject shown = ward.viewer.get("patients/" + patient).expect(200).json();
        assertTrue(shown.getBoolean("erased") && shown.isNull("name") && shown.isNull("mrn"), shown::toString);
        String hashes = "select count(*) from read_model_patient_names where patient_id = '" + patient + "'";
        assertNotEquals("0", Stores.log(hashes), "the projection was not parked");

        Ward.platform()
                .post("admin/projections/patients/retry", JsonValue.EMPTY_JSON_OBJECT)
                .expect(202);
        Waiting.await("the stream is released", () -> Stores.log(hashes).equals("0"));
        for (JsonObject query : known.queries()) {
            assertEquals(List.of(), ward.viewer.post("patients/search", query).items(), query::toString);
        }
    }

    @Test
    void an_erasure_takes_neither_a_condition_nor_an_idempotency_key() throws SQLException {
        UUID patient = known.patient();
        Http conditional = officer.with("If-Match", "\"99\"").with("Idempotency-Key", "once");
        // it takes neither: what is destroyed can't be answered by a refusal
        conditional
                .post(
                        "patients/" + patient + "/erasure",
                        doc().with("ground", "court_order").build())
                .expect(200);
        assertTrue(ward.viewer.get("patients/" + patient).json().getBoolean("erased"));
    }

    private static String withoutInstance(Answer answer) {
        return answer.body().replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    // the feed tells how far the log is too, which is all hospitals'
    private static String shown(Ward ward, String path) {
        return ward.viewer.get(path).expect(200).body().replaceAll("\"head\":\\d+", "");
    }
}
