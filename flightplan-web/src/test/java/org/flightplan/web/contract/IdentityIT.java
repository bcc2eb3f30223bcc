package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.util.Set;
import java.util.UUID;
import org.flightplan.flightplans.FlightPlanId;
import org.flightplan.web.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An id is one thing's: a command that names another thing's id changes neither. */
class IdentityIT {

    private Ward ward;

    @BeforeEach
    void open_a_ward() {
        ward = Ward.open();
    }

    @Test
    void a_patient_is_not_created_in_the_stream_of_an_admission() {
        UUID stay = ward.admittedPatient();
        long head = ward.head();
        Answer refused = ward.clinician
                .post("patients", ward.patient().with("patient_id", stay).build())
                .problem(409);
        assertEquals("id_in_use", refused.json().getString("error_code"));
        assertEquals(Set.of("patient_id"), refused.fieldErrors());
        assertEquals(head, ward.head());
        ward.moved(stay, "CICU", ward.hour(1));
    }

    @Test
    void an_admission_whose_flight_plan_would_have_anothers_id_is_told_to_choose_another() {
        UUID patient = ward.createdPatient();
        UUID stay = UUID.randomUUID();
        UUID plan = FlightPlanId.ofAdmission(stay).value();
        ward.clinician
                .post("patients", ward.patient().with("patient_id", plan).build())
                .expect(201);
        long head = ward.head();
        JsonObject admission =
                ward.admission(patient).with("admission_id", stay).build();
        Answer refused = ward.clinician.post("admissions", admission).problem(409);
        assertEquals("id_in_use", refused.json().getString("error_code"));
        assertEquals(Set.of("admission_id"), refused.fieldErrors());
        assertEquals(head, ward.head());
        ward.moved(ward.admittedPatient(patient), "CICU", ward.hour(1));
    }

    @Test
    void an_admission_is_not_created_in_the_stream_of_its_patient() {
        UUID patient = ward.createdPatient();
        JsonObject admission =
                ward.admission(patient).with("admission_id", patient).build();
        Answer refused = ward.clinician.post("admissions", admission).problem(409);
        assertEquals(Set.of("admission_id"), refused.fieldErrors());
        ward.moved(ward.admittedPatient(patient), "CICU", ward.hour(1));
    }

    @Test
    void a_clinical_event_does_not_take_the_id_of_a_move() {
        UUID stay = ward.admittedPatient();
        Answer move = ward.clinician
                .post(
                        "admissions/" + stay + "/location",
                        ward.move("ACCU", ward.hour(1)).build())
                .expect(201);
        String taken = move.json().getString("event_id");
        JsonObject event = ward.riskStatus(stay, "ACCU", ward.hour(2))
                .with("event_id", taken)
                .build();
        Answer refused = ward.clinician.post("clinical-events", event).problem(409);
        assertEquals("event_id_taken", refused.json().getString("error_code"));
        ward.clinician
                .post(
                        "clinical-events",
                        ward.riskStatus(stay, "ACCU", ward.hour(2)).build())
                .expect(201);
        assertEquals(
                2, ward.viewer.get("admissions/" + stay + "/trajectory").items().size());
    }
}
