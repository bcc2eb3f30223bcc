package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two records of one person become one. */
class MergeIT {

    private Ward ward;
    private UUID survivor;
    private UUID retired;

    @BeforeEach
    void two_records_of_one_person() {
        ward = Ward.open();
        survivor = ward.createdPatient();
        retired = ward.createdPatient();
    }

    private Answer merge(UUID into, UUID from) {
        return ward.clinician.post(
                "patients/" + into + "/merge",
                doc().with("retired_id", from)
                        .with("reason", "Synthetic reason")
                        .build());
    }

    private JsonObject patient(UUID id) {
        return ward.viewer.get("patients/" + id).expect(200).json();
    }

    private static String code(Answer answer) {
        return answer.problem(409).json().getString("error_code");
    }

    private List<String> found(String field, String value) {
        return ward.viewer.post("patients/search", doc().with(field, value).build()).expect(200).items().stream()
                .map(item -> item.getString("id"))
                .toList();
    }

    private UUID discharged(UUID patient) {
        UUID stay = ward.admittedPatient(patient);
        ward.clinician
                .post(
                        "admissions/" + stay + "/discharge",
                        doc().with("discharge_date", ward.hour(5)).build())
                .expect(200);
        return stay;
    }

    @Test
    void the_stays_the_number_and_the_count_are_the_survivors() {
        UUID earlier = discharged(retired);
        UUID open = ward.admittedPatientAt(retired, ward.hour(6));
        String mrn = patient(retired).getString("mrn");
        merge(survivor, retired).expect(200);
        assertEquals(survivor.toString(), patient(retired).getString("merged_into"));
        assertEquals(0, patient(retired).getInt("admission_count"));
        assertEquals(2, patient(survivor).getInt("admission_count"));
        assertEquals(List.of(survivor.toString()), found("mrn", mrn));
        assertFalse(ward.viewer.get("patients").expect(200).toString().contains(retired.toString()));
        List<JsonObject> stays =
                ward.viewer.get("admissions?patient_id=" + survivor).expect(200).items();
        assertEquals(
                List.of(open.toString(), earlier.toString()),
                stays.stream().map(stay -> stay.getString("id")).toList());
        assertEquals(survivor.toString(), stays.get(0).getJsonObject("patient").getString("id"));
        // the MRN stays taken
        Answer taken =
                ward.clinician.post("patients", ward.patient().with("mrn", mrn).build());
        assertEquals("mrn_taken", code(taken));
    }

    @Test
    void the_survivor_is_in_hospital_while_the_retired_ones_stay_is_open() {
        UUID open = ward.admittedPatient(retired);
        merge(survivor, retired).expect(200);
        Answer second = ward.clinician.post(
                "admissions",
                ward.admission(survivor).with("admit_date", ward.hour(1)).build());
        assertEquals("already_admitted", code(second));
        var home = doc().with("discharge_date", ward.hour(5)).build();
        ward.clinician.post("admissions/" + open + "/discharge", home).expect(200);
        UUID next = ward.admittedPatientAt(survivor, ward.hour(6));
        Answer cancel = ward.clinician.post("admissions/" + open + "/discharge/cancel", doc().build());
        assertEquals("already_admitted", code(cancel));
        ward.clinician.post("admissions/" + next + "/cancel", doc().build()).expect(200);
        ward.clinician
                .post("admissions/" + open + "/discharge/cancel", doc().build())
                .expect(200);
        assertEquals(
                "already_admitted",
                code(ward.clinician.post(
                        "admissions",
                        ward.admission(survivor)
                                .with("admit_date", ward.hour(9))
                                .build())));
    }

    @Test
    void nothing_is_recorded_of_the_retired_one_and_two_in_hospital_are_two() {
        merge(survivor, retired).expect(200);
        merge(survivor, retired).expect(200);
        Answer admit = ward.clinician.post("admissions", ward.admission(retired).build());
        assertEquals("merged", code(admit));
        assertEquals(survivor.toString(), admit.json().getString("merged_into"));
        Answer update = ward.clinician
                .with("If-Match", "*")
                .patch("patients/" + retired, doc().with("gender", "other").build());
        assertEquals("merged", code(update));
        assertEquals("merged", code(merge(retired, survivor)));
        UUID third = ward.createdPatient();
        ward.admittedPatient(third);
        ward.admittedPatient(survivor);
        assertEquals("both_admitted", code(merge(survivor, third)));
        merge(survivor, survivor).problem(422);
        merge(survivor, UUID.randomUUID()).problem(422);
        merge(UUID.randomUUID(), third).problem(404);
    }

    @Test
    void a_chain_of_merges_ends_in_one_record_and_erasing_it_erases_all() {
        UUID first = ward.createdPatient();
        UUID stay = discharged(first);
        String mrn = patient(first).getString("mrn");
        merge(retired, first).expect(200);
        merge(survivor, retired).expect(200);
        assertEquals(survivor.toString(), patient(first).getString("merged_into"));
        assertEquals(List.of(survivor.toString()), found("mrn", mrn));
        assertEquals(1, patient(survivor).getInt("admission_count"));
        Http officer = Http.as(ward.tenant, "privacy-officer");
        var ground = doc().with("ground", "court_order").build();
        assertEquals("merged", code(officer.post("patients/" + first + "/erasure", ground)));
        officer.post("patients/" + survivor + "/erasure", ground).expect(200);
        for (UUID gone : List.of(first, retired, survivor)) {
            assertTrue(patient(gone).getBoolean("erased"), () -> patient(gone).toString());
        }
        assertFalse(ward.viewer.get("admissions/" + stay).expect(200).toString().contains("Synthetic complaint"));
        assertEquals(List.of(), found("mrn", mrn));
        // the number is free again
        ward.clinician.post("patients", ward.patient().with("mrn", mrn).build()).expect(201);
    }

    @Test
    void a_rebuild_shows_the_same() {
        UUID stay = discharged(retired);
        merge(survivor, retired).expect(200);
        List<String> paths =
                List.of("patients", "patients/" + retired, "patients/" + survivor, "admissions", "admissions/" + stay);
        List<String> before = shown(paths);
        Http platform = Ward.platform();
        platform.post("admin/projections/rebuild", JsonValue.EMPTY_JSON_OBJECT).expect(202);
        Waiting.await(
                "the rebuild ends",
                () -> platform.get("admin/projections")
                        .json()
                        .getJsonObject("rebuild")
                        .getString("state")
                        .equals("finished"));
        assertEquals(before, shown(paths));
    }

    private List<String> shown(List<String> paths) {
        return paths.stream()
                .map(path -> ward.viewer.get(path).expect(200).body())
                .toList();
    }

    @Test
    void events_in_their_stored_form_merge_too() {
        var merged = doc().with("event_type", "patient.merged")
                .with(
                        "data",
                        doc().with("survivor_id", survivor)
                                .with("retired_id", retired)
                                .build())
                .build();
        var append =
                doc().with("stream_id", survivor).with("stream_type", "Patient").with("events", List.of(merged));
        ward.clinician.post("events", append.build()).expect(200);
        assertEquals(survivor.toString(), patient(retired).getString("merged_into"));
        Answer other =
                ward.clinician.post("events", append.with("stream_id", retired).build());
        assertEquals(
                List.of("events[0].data.survivor_id"),
                List.copyOf(other.problem(422).fieldErrors()));
    }

    @Test
    void where_teams_are_kept_whoever_merges_has_access_to_both_and_the_trail_shows_the_survivor() {
        ward.admittedPatient(retired);
        Http platform = Ward.platform();
        platform.patch(
                        "admin/tenants/" + ward.tenant,
                        doc().with("care_teams", true).build())
                .expect(200);
        assertEquals("no_access", merge(survivor, retired).problem(403).json().getString("error_code"));
        platform.patch(
                        "admin/tenants/" + ward.tenant,
                        doc().with("care_teams", false).build())
                .expect(200);
        merge(survivor, retired).expect(200);
        ward.viewer.get("patients/" + retired).expect(200);
        Http officer = Http.as(ward.tenant, "privacy-officer");
        List<JsonObject> looks = officer.get("admin/audit?action=patient.read&patient_id=" + survivor)
                .expect(200)
                .items();
        assertTrue(looks.toString().contains(retired.toString()), looks::toString);
    }
}
