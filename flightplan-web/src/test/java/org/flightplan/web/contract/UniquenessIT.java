package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** An id and an MRN are one thing's alone, whoever comes at the same moment. */
class UniquenessIT {

    private final Ward ward = Ward.open();

    @Test
    void an_id_of_the_clients_own_with_the_same_content_is_answered_alike_and_with_other_content_it_is_taken() {
        UUID stay = ward.admittedPatient();
        sentTwice("patients", ward.patient(), "name", "patient_id");
        sentTwice("admissions", ward.admission(ward.createdPatient()), "chief_complaint", "admission_id");
        sentTwice("clinical-events", ward.riskStatus(stay, "ACCU", ward.hour(2)), "occurred_at", "event_id");
    }

    @Test
    void a_clinical_events_id_is_one_events_in_the_whole_hospital() {
        var event =
                ward.riskStatus(ward.admittedPatient(), "ACCU", ward.hour(2)).build();
        ward.clinician.post("clinical-events", event).expect(201);
        var elsewhere = JsonDoc.of(event).with("admission_id", ward.admittedPatient());
        long head = ward.head();
        Answer taken = ward.clinician.post("clinical-events", elsewhere.build()).problem(409);
        assertEquals(Set.of("event_id"), taken.fieldErrors());
        assertEquals(List.of(), ward.feed(head));
        ward.clinician
                .post(
                        "clinical-events",
                        elsewhere.with("event_id", UUID.randomUUID()).build())
                .expect(201);
    }

    @Test
    void of_sixteen_patients_created_at_once_with_one_mrn_one_gets_it() {
        long head = ward.head();
        List<Answer> answers = Race.of(
                16,
                i -> ward.clinician.post(
                        "patients", ward.patient().with("mrn", "RACED").build()));
        assertEquals(
                1, answers.stream().filter(answer -> answer.status() == 201).count());
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> {
            assertEquals("mrn_taken", answer.problem(409).json().getString("error_code"));
            assertEquals(Set.of("mrn"), answer.fieldErrors());
        });
        assertEquals(1, ward.feed(head).size());
    }

    @Test
    void of_sixteen_hospitals_made_at_once_with_one_id_there_is_one() {
        UUID tenant = UUID.randomUUID();
        Http platform = Ward.platform();
        List<Answer> answers = Race.of(16, i -> platform.post("admin/tenants", Ward.tenant(tenant)));
        assertEquals(Set.of(201), Race.statuses(answers));
        var renamed = JsonDoc.of(Ward.tenant(tenant)).with("name", "Another").build();
        assertEquals(
                Set.of("id"),
                platform.post("admin/tenants", renamed).problem(409).fieldErrors());
    }

    private void sentTwice(String path, JsonDoc body, String changed, String id) {
        JsonObject first = body.build();
        Answer answer = ward.clinician.post(path, first).expect(201);
        long head = ward.head();
        JsonObject again = ward.clinician.post(path, first).expect(201).json();
        // the position of an admission's first answer is its flight plan's
        assertEquals(
                JsonDoc.of(answer.json()).with("position", null).build(),
                JsonDoc.of(again).with("position", null).build());
        Object another = changed.equals("occurred_at") ? ward.hour(3) : "Another";
        assertNotEquals(first, body.with(changed, another).build());
        assertEquals(
                Set.of(id), ward.clinician.post(path, body.build()).problem(409).fieldErrors());
        assertEquals(List.of(), ward.feed(head));
    }
}
