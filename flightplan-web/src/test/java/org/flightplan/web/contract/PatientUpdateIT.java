package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was said of a patient is said anew. */
class PatientUpdateIT {

    private Ward ward;
    private JsonObject patient;
    private String path;

    @BeforeEach
    void create() {
        ward = Ward.open();
        patient = ward.patient().build();
        path = "patients/" + id(ward.clinician.post("patients", patient).expect(201));
    }

    private static UUID id(Answer created) {
        return UUID.fromString(created.json().getString("patient_id"));
    }

    private Answer update(int version, JsonDoc changes) {
        return ward.clinician.with("If-Match", "\"" + version + "\"").patch(path, changes.build());
    }

    private JsonObject shown() {
        return ward.viewer.get(path).expect(200).json();
    }

    private List<String> found(JsonDoc sought) {
        return ward.viewer.post("patients/search", sought.build()).expect(200).items().stream()
                .map(item -> item.getString("id"))
                .toList();
    }

    @Test
    void a_new_name_birth_date_and_number_are_found_and_the_old_ones_are_not() {
        JsonDoc changes = doc().with("name", "Fictiva Exempla")
                .with("mrn", "SYN-NEW-" + ward.tenant)
                .with("date_of_birth", "2023-02-28");
        Answer updated = update(1, changes).expect(200);
        assertEquals("\"2\"", updated.header("ETag"));
        List<String> us = List.of(path.substring(path.indexOf('/') + 1));
        assertEquals(us, found(doc().with("name_prefix", "exem fict")));
        assertEquals(us, found(doc().with("mrn", "SYN-NEW-" + ward.tenant)));
        assertEquals(us, found(doc().with("date_of_birth", "2023-02-28")));
        assertEquals(List.of(), found(doc().with("name_prefix", "synthetic")));
        assertEquals(List.of(), found(doc().with("mrn", patient.getString("mrn"))));
        assertEquals(List.of(), found(doc().with("date_of_birth", "2024-02-29")));
        assertEquals("Fictiva Exempla", shown().getString("name"));
        assertEquals("female", shown().getString("gender"));
    }

    @Test
    void what_is_so_already_makes_no_event() {
        Answer same = update(
                        1,
                        doc().with("name", patient.get("name"))
                                .with("mrn", patient.get("mrn"))
                                .with("identity", "confirmed"))
                .expect(200);
        assertEquals(1, same.json().getInt("new_version"));
        assertEquals(
                1, ward.viewer.get("streams/" + id(same)).expect(200).items().size());
        // of what is not, that alone is recorded
        update(1, doc().with("name", patient.get("name")).with("gender", "other"))
                .expect(200);
        JsonObject event =
                ward.viewer.get("streams/" + id(same)).expect(200).items().get(1);
        assertEquals("{\"gender\":\"other\"}", event.getJsonObject("data").toString());
    }

    @Test
    void a_number_that_was_given_up_can_be_taken_and_one_that_is_taken_can_not() {
        UUID other = ward.createdPatient();
        String theirs = ward.viewer.get("patients/" + other).json().getString("mrn");
        Answer taken = update(1, doc().with("mrn", theirs.toLowerCase(Locale.ROOT)));
        assertEquals("mrn_taken", taken.problem(409).json().getString("error_code"));
        update(1, doc().with("mrn", "SYN-OTHER")).expect(200);
        ward.clinician
                .post("patients", ward.patient().with("mrn", patient.get("mrn")).build())
                .expect(201);
        Answer back = update(2, doc().with("mrn", patient.get("mrn")));
        assertEquals("mrn_taken", back.problem(409).json().getString("error_code"));
    }

    @Test
    void whoever_changes_a_patient_says_what_was_read() {
        ward.clinician.patch(path, doc().with("gender", "other").build()).problem(428);
        update(7, doc().with("gender", "other")).problem(412);
        update(7, doc().with("name", patient.get("name"))).problem(412);
        update(1, doc()).problem(422);
        for (String wrong :
                List.of("{\"name\": null}", "{\"name\": \" \"}", "{\"mrn\": null}", "{\"identity\": null}")) {
            ward.clinician.with("If-Match", "\"1\"").send("PATCH", path, wrong).problem(422);
        }
        ward.viewer
                .with("If-Match", "\"1\"")
                .patch(path, doc().with("gender", "other").build())
                .problem(403);
        update(1, doc().with("gender", "other")).expect(200);
    }

    @Test
    void somebody_unknown_is_known_later() {
        UUID unknown = id(ward.clinician
                .post(
                        "patients",
                        ward.patient()
                                .with("name", "Unknown Arrival")
                                .with("date_of_birth", null)
                                .with("identity", "provisional")
                                .build())
                .expect(201));
        path = "patients/" + unknown;
        assertEquals("provisional", shown().getString("identity"));
        assertFalse(shown().containsKey("date_of_birth"));
        Answer refused = update(1, doc().with("identity", "confirmed"));
        assertEquals(List.of("date_of_birth"), List.copyOf(refused.problem(422).fieldErrors()));
        update(1, doc().with("identity", "confirmed").with("date_of_birth", "2020-02-29"))
                .expect(200);
        assertEquals("confirmed", shown().getString("identity"));
        assertEquals("2020-02-29", shown().getString("date_of_birth"));
    }

    @Test
    void nothing_of_it_outlives_an_erasure() throws Exception {
        update(1, doc().with("diagnosis", "Synthetic diagnosis").with("deceased_at", ward.now))
                .expect(200);
        assertEquals("0", Stores.log("select count(*) from event_store where data::text like '%Synthetic diagnosis%'"));
        Http.as(ward.tenant, "privacy-officer")
                .post(path + "/erasure", doc().with("ground", "court_order").build())
                .expect(200);
        assertFalse(shown().toString().contains("Synthetic"));
        Answer late = ward.clinician
                .with("If-Match", "*")
                .patch(path, doc().with("gender", "other").build());
        assertEquals("patient_erased", late.problem(409).json().getString("error_code"));
    }
}
