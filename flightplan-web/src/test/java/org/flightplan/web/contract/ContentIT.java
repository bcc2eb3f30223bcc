package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Content of the right type and the wrong value: the past, the future, what does not exist, what does not fit. */
class ContentIT {

    private static final Duration AHEAD = Duration.ofMinutes(4);
    private static final Duration TOO_FAR_AHEAD = Duration.ofMinutes(7);

    private final Ward ward = Ward.open();
    private UUID admission;
    private String stay;
    private long head;

    @BeforeEach
    void a_stay_with_one_move() {
        admission = ward.admittedPatient();
        stay = "admissions/" + admission;
        ward.moved(admission, "CICU", ward.hour(10));
        head = ward.head();
    }

    @AfterEach
    void only_what_was_accepted_is_recorded() {
        assertEquals(List.of(), ward.feed(head));
    }

    @Test
    void nobody_is_born_in_the_future() {
        String tomorrow = ward.now.plus(Duration.ofDays(2)).toString().substring(0, 10);
        refused("date_of_birth", "patients", ward.patient().with("date_of_birth", tomorrow));
        String today = ward.now.toString().substring(0, 10);
        accepted("patients", ward.patient().with("date_of_birth", today));
    }

    @Test
    void only_a_patient_of_the_hospital_is_admitted_to_a_specialty_it_has() {
        UUID patient = ward.createdPatient();
        head = ward.head();
        refused("patient_id", "admissions", ward.admission(UUID.randomUUID()));
        refused("patient_id", "admissions", ward.admission(admission));
        refused("specialty", "admissions", ward.admission(patient).with("specialty", "Cardiac"));
        refused("admit_date", "admissions", ward.admission(patient).with("admit_date", clock(TOO_FAR_AHEAD)));
        accepted("admissions", ward.admission(patient).with("admit_date", clock(AHEAD)));
    }

    @Test
    void a_move_lies_between_the_admission_and_now() {
        refused(
                "effective_at",
                stay + "/location",
                ward.move("ACCU", ward.admitted().minusSeconds(1)));
        refused("effective_at", stay + "/location", ward.move("ACCU", clock(TOO_FAR_AHEAD)));
        accepted(stay + "/location", ward.move("ACCU", clock(AHEAD)));
    }

    @Test
    void a_move_begins_where_the_patient_is_and_goes_elsewhere() {
        Instant at = ward.hour(20);
        conflicts("from_location", stay + "/location", ward.move("ACCU", at).with("from_location", "CTOR"));
        conflicts("from_bed", stay + "/location", ward.move("ACCU", at).with("from_bed", "CICU-2"));
        conflicts("to_location", stay + "/location", ward.move("CICU", at));
        accepted(
                stay + "/location",
                ward.move("CICU", at).with("to_bed", "CICU-2").with("from_bed", "CICU-1"));
    }

    @Test
    void a_back_dated_move_fits_the_next_one_and_the_conflict_names_that() {
        Answer refused = conflicts("effective_at", stay + "/location", ward.move("CICU", ward.hour(5)));
        assertEquals(ward.hour(10).toString(), refused.json().getString("next_effective_at"));
        accepted(stay + "/location", ward.move("CTOR", ward.hour(5)));
    }

    @Test
    void a_discharge_lies_between_what_is_on_record_of_the_stay_and_now() {
        String path = stay + "/discharge";
        JsonDoc early = doc().with("discharge_date", ward.admitted().minusSeconds(1));
        assertTrue(refused("discharge_date", path, early).body().contains("must not be before the admission"));
        refused("discharge_date", path, doc().with("discharge_date", clock(TOO_FAR_AHEAD)));
        JsonDoc beforeTheMove = doc().with("discharge_date", ward.hour(9));
        Answer moved = conflicts("discharge_date", path, beforeTheMove);
        assertEquals("discharged_before_last_move", moved.json().getString("error_code"));
        accepted("clinical-events", at(ward.hour(11)));
        Answer happened = conflicts("discharge_date", path, doc().with("discharge_date", ward.hour(10)));
        assertEquals("discharged_before_last_clinical_event", happened.json().getString("error_code"));
        assertTrue(happened.json().getString("detail").contains(ward.hour(11).toString()));
        accepted(path, doc().with("discharge_date", ward.hour(11)));
    }

    @Test
    void a_therapy_does_not_stop_before_it_starts() {
        var therapy = doc().with("therapy", "Synthetic").with("started_at", ward.hour(2));
        JsonDoc event = at(ward.hour(2)).with("event_type", "continuous_therapy");
        refused(
                "data.stopped_at",
                "clinical-events",
                event.with("data", therapy.with("stopped_at", ward.hour(1)).build()));
        accepted(
                "clinical-events",
                event.with("data", therapy.with("stopped_at", ward.hour(3)).build()));
    }

    @Test
    void a_clinical_event_lies_within_the_stay() {
        accepted(stay + "/discharge", doc().with("discharge_date", ward.hour(50)));
        refused("occurred_at", "clinical-events", at(ward.admitted().minusSeconds(1)));
        refused("occurred_at", "clinical-events", at(ward.hour(50).plusSeconds(1)));
        accepted("clinical-events", at(ward.hour(50)));
    }

    @Test
    void a_clinical_event_speaks_its_specialtys_words() {
        refused("occurred_at", "clinical-events", at(clock(TOO_FAR_AHEAD)));
        refused("admission_id", "clinical-events", at(ward.hour(1)).with("admission_id", UUID.randomUUID()));
        refused("event_type", "clinical-events", at(ward.hour(1)).with("event_type", "chess"));
        refused("data.risk_level", "clinical-events", ward.riskStatus(admission, "Asleep", ward.hour(1)));
        refused(
                "data.mood",
                "clinical-events",
                at(ward.hour(1))
                        .with(
                                "data",
                                doc().with("risk_level", "ACCU").with("mood", 1).build()));
        accepted("clinical-events", at(ward.hour(1)));
    }

    @Test
    void a_stored_event_is_held_to_the_same_rules_and_all_or_none_is_recorded() {
        JsonObject good = event(AdmissionEvents.LOCATION_CHANGED, ward.move("ACCU", ward.hour(20)));
        JsonObject bad = event(AdmissionEvents.DISCHARGED, doc().with("discharge_date", ward.hour(19)));
        conflicts("events[1].data.discharge_date", "events", append(good, bad));
        JsonObject elsewhere = JsonDoc.of(good)
                .with(
                        "data",
                        doc().with("admission_id", UUID.randomUUID())
                                .with("to_location", "ACCU")
                                .with("effective_at", ward.hour(20))
                                .build())
                .build();
        refused("events[0].data.admission_id", "events", append(elsewhere));
        refused(
                "events[0].event_type",
                "events",
                append(JsonDoc.of(good).with("event_type", "admission.created").build()));
        refused("events[0].event_type", "events", append(good).with("stream_type", "Patient"));
        refused("stream_type", "events", append(good).with("stream_type", "Ward"));
        ward.clinician
                .post(
                        "events",
                        append(good).with("stream_id", UUID.randomUUID()).build())
                .problem(422);
        JsonObject home = event(AdmissionEvents.DISCHARGED, doc().with("discharge_date", ward.hour(21)));
        accepted("events", append(good, home));
        assertEquals(2, ward.viewer.get("streams/" + admission).items().size() - 2);
    }

    @Test
    void a_move_and_a_discharge_of_no_admission_are_not_found() {
        String nowhere = "admissions/" + UUID.randomUUID();
        ward.clinician
                .post(nowhere + "/location", ward.move("ACCU", ward.hour(20)).build())
                .problem(404);
        var home = doc().with("discharge_date", ward.hour(20)).build();
        ward.clinician.post(nowhere + "/discharge", home).problem(404);
        accepted(stay + "/discharge", JsonDoc.of(home));
    }

    private JsonDoc at(Instant moment) {
        return ward.riskStatus(admission, "ACCU", moment);
    }

    private Instant clock(Duration ahead) {
        return ward.now.plus(ahead);
    }

    private JsonObject event(String type, JsonDoc data) {
        return doc().with("event_type", type)
                .with("data", data.with("admission_id", admission).build())
                .build();
    }

    private JsonDoc append(JsonObject... events) {
        return doc().with("stream_id", admission)
                .with("stream_type", "Admission")
                .with("events", List.of(events));
    }

    private Answer refused(String field, String path, JsonDoc body) {
        Answer answer = ward.clinician.post(path, body.build()).problem(422);
        assertEquals(Set.of(field), answer.fieldErrors());
        return answer;
    }

    private Answer conflicts(String field, String path, JsonDoc body) {
        Answer answer = ward.clinician.post(path, body.build()).problem(409);
        assertEquals(Set.of(field), answer.fieldErrors());
        return answer;
    }

    private void accepted(String path, JsonDoc body) {
        assertEquals(2, ward.clinician.post(path, body.build()).status() / 100, path);
        head = ward.head();
    }
}
