package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where care teams are kept, nobody gives himself access, and who has none learns nothing from what is refused. */
class OutsiderIT {

    private final Ward ward = Ward.open();
    private final UUID attending = UUID.randomUUID();
    private final UUID outsider = UUID.randomUUID();
    private final Http officer = Http.as(ward.tenant, "privacy-officer");
    private JsonObject record;
    private UUID patient;
    private UUID stay;

    @BeforeEach
    void a_patient_of_one_attending() {
        record = ward.patient().build();
        patient = UUID.fromString(
                ward.clinician.post("patients", record).expect(201).json().getString("patient_id"));
        stay = UUID.fromString(as(attending)
                .post("admissions", admission(attending))
                .expect(201)
                .json()
                .getString("admission_id"));
        ward.moved(stay, "CICU", ward.hour(5));
        Http.as(ward.tenant, "tenant-admin")
                .patch(
                        "admin/tenants/" + ward.tenant,
                        doc().with("care_teams", true).build())
                .expect(200);
    }

    @Test
    void who_is_shut_out_of_a_patient_does_not_admit_that_patient_again() {
        refused(as(outsider).post("admissions", admission(outsider)));
        as(attending).post("admissions", admission(attending)).problem(409);
        as(attending)
                .post(
                        "admissions/" + stay + "/discharge",
                        doc().with("discharge_date", ward.hour(9)).build())
                .expect(200);
        JsonObject again = later(admission(outsider));
        refused(as(outsider).post("admissions", again));
        breakGlass(doc().with("handle", handle())).expect(201);
        as(outsider).post("admissions", again).expect(201);
    }

    @Test
    void an_attending_of_an_earlier_stay_and_a_service_admit_again() {
        as(attending)
                .post(
                        "admissions/" + stay + "/discharge",
                        doc().with("discharge_date", ward.hour(9)).build())
                .expect(200);
        JsonObject again = later(admission(UUID.randomUUID()));
        Answer admitted = as(attending).post("admissions", again).expect(201);
        assertFalse(admitted.json().containsKey("new_version"));
        assertEquals(
                admitted.body(),
                as(attending).post("admissions", again).expect(201).body());
        String second = admitted.json().getString("admission_id");
        refused(as(attending).get("admissions/" + second));
        // the stay that he attended is still his to read, and the patient is not
        assertFalse(as(attending).get("admissions/" + stay).expect(200).json().containsKey("patient"));
        assertTrue(as(attending).get("admissions").expect(200).items().stream()
                .noneMatch(item -> item.containsKey("patient")));
        Http service = Http.as(ward.tenant, "interface");
        service.post(
                        "admissions/" + second + "/discharge",
                        doc().with("discharge_date", ward.hour(30)).build())
                .expect(200);
        Answer third = service.post(
                        "admissions",
                        JsonDoc.of(again)
                                .with("admission_id", UUID.randomUUID())
                                .with("admit_date", ward.hour(31))
                                .build())
                .expect(201);
        assertTrue(third.json().containsKey("new_version"));
    }

    @Test
    void a_refusal_that_rests_on_the_record_is_one_and_the_same_and_on_record() {
        UUID event = UUID.randomUUID();
        JsonObject note = ward.riskStatus(stay, "ACCU", ward.hour(6))
                .with("event_id", event)
                .build();
        as(attending).post("clinical-events", note).expect(201);
        String location = "admissions/" + stay + "/location";
        List<Answer> refusals = List.of(
                as(outsider).post(location, ward.move("CTOR", ward.hour(-5)).build()),
                as(outsider).post(location, ward.move("CICU", ward.hour(7)).build()),
                as(outsider).post(location, ward.move("CICU", ward.hour(3)).build()),
                as(outsider)
                        .post(
                                location,
                                ward.move("CTOR", ward.hour(7))
                                        .with("from_location", "ACCU")
                                        .build()),
                as(outsider)
                        .post(
                                location,
                                ward.move("CTOR", ward.hour(7))
                                        .with("expected_version", 1)
                                        .build()),
                as(outsider)
                        .with("If-Match", "\"9\"")
                        .post(location, ward.move("CTOR", ward.hour(7)).build()),
                as(outsider)
                        .post(
                                "admissions/" + stay + "/discharge",
                                doc().with("discharge_date", ward.hour(1)).build()),
                as(outsider).post("clinical-events", note),
                as(outsider)
                        .post(
                                "clinical-events",
                                ward.riskStatus(stay, "ACCU", ward.hour(-6)).build()),
                as(outsider)
                        .post(
                                "patients",
                                JsonDoc.of(record).with("created_by", null).build()),
                as(outsider)
                        .post(
                                "patients",
                                ward.patient()
                                        .with("mrn", record.getString("mrn"))
                                        .with("created_by", null)
                                        .build()),
                as(outsider).get("admissions?patient_id=" + patient),
                as(outsider).get("patients/" + patient));
        refusals.forEach(OutsiderIT::refused);
        assertEquals(1, refusals.stream().map(OutsiderIT::told).distinct().count());
        List<JsonObject> trail =
                officer.get("admin/audit?limit=200&user=" + outsider).items();
        assertEquals(
                refusals.size(),
                trail.stream()
                        .filter(look -> look.getString("outcome").equals("refused")
                                && look.getJsonArray("patient_ids").toString().contains(patient.toString()))
                        .count(),
                trail::toString);
        // what rests on the request alone is told
        as(outsider)
                .post(location, ward.move("CTOR", ward.now.plusSeconds(3_600)).build())
                .problem(422);
        as(outsider)
                .post(
                        "clinical-events",
                        ward.riskStatus(stay, "None", ward.hour(6)).build())
                .problem(422);
        // and who has access is told all
        as(attending).post(location, ward.move("CICU", ward.hour(7)).build()).problem(409);
    }

    @Test
    void what_an_outsider_records_is_answered_with_ids_alone() {
        Answer moved = as(outsider)
                .post(
                        "admissions/" + stay + "/location",
                        ward.move("CTOR", ward.hour(7)).build())
                .expect(201);
        assertEquals(Set.of("admission_id", "event_id"), moved.json().keySet());
        assertEquals("", moved.header("ETag"));
        Answer known = as(attending)
                .post(
                        "admissions/" + stay + "/location",
                        ward.move("CICU", ward.hour(8)).build())
                .expect(201);
        assertTrue(known.json().containsKey("new_version"));
    }

    @Test
    void a_handle_opens_the_glass_for_the_user_it_was_given_and_nothing_else() {
        String handle = handle();
        assertEquals(
                Set.of("handle"),
                breakGlass(doc().with("handle", handle + "A")).problem(422).fieldErrors());
        Answer other = as(UUID.randomUUID()).post("break-glass", why(doc().with("handle", handle)));
        assertEquals(Set.of("handle"), other.problem(422).fieldErrors());
        as(outsider).get("patients/" + handle).problem(400);
        Answer broken = breakGlass(doc().with("handle", handle)).expect(201);
        assertEquals(stay.toString(), broken.json().getString("admission_id"));
        as(outsider).get("admissions/" + stay).expect(200);
        as(outsider).get("patients/" + patient).expect(200);
    }

    @Test
    void nothing_of_a_patient_who_is_erased_is_opened() {
        String handle = handle();
        as(attending)
                .post(
                        "admissions/" + stay + "/discharge",
                        doc().with("discharge_date", ward.hour(9)).build())
                .expect(200);
        officer.post(
                        "patients/" + patient + "/erasure",
                        doc().with("ground", "patient_request").build())
                .expect(200);
        breakGlass(doc().with("handle", handle)).problem(409);
        as(outsider).post("patients/" + patient + "/break-glass", why(doc())).problem(409);
    }

    @Test
    void closed_rows_match_no_filter_but_status_and_location_and_come_last() {
        UUID own = ward.createdPatient();
        as(outsider)
                .post(
                        "admissions",
                        JsonDoc.of(admission(outsider)).with("patient_id", own).build())
                .expect(201);
        assertEquals(1, as(outsider).get("admissions?specialty=cardiac").items().size());
        assertEquals(1, as(outsider).get("admissions?location=CICU").items().size());
        Answer first = as(outsider).get("admissions?limit=1").expect(200);
        assertFalse(first.items().get(0).containsKey("restricted"));
        Answer last =
                as(outsider).get("admissions?limit=1&cursor=" + first.json().getString("next"));
        assertTrue(last.items().get(0).getBoolean("restricted"));
        assertFalse(last.json().containsKey("next"));
        assertEquals(
                last.items().get(0).keySet(),
                as(outsider).get("admissions?offset=1").items().get(0).keySet());
        List<JsonObject> patients = as(outsider).get("patients").items();
        assertFalse(patients.get(0).containsKey("restricted"));
        assertTrue(patients.get(1).getBoolean("restricted"));
    }

    @Test
    void a_service_reads_the_whole_feed_and_a_clinician_with_its_role_does_not() {
        List<JsonObject> feed =
                Http.as(ward.tenant, "interface").get("events").expect(200).items();
        assertFalse(feed.toString().contains("restricted"));
        List<JsonObject> masked =
                Http.as(ward.tenant, "interface", "clinician").get("events").items();
        assertEquals(feed.size(), masked.size());
        masked.forEach(event -> assertEquals(Set.of("position", "restricted", "access_handle"), event.keySet()));
    }

    @Test
    void nobody_joins_a_team_by_events_in_their_stored_form_either() {
        JsonDoc join = doc().with("user_id", outsider).with("member", true);
        as(outsider)
                .post(
                        "events",
                        ward.appendOf(stay, "admission.care_team_changed", join).build())
                .problem(403);
        JsonDoc other = doc().with("user_id", UUID.randomUUID()).with("member", true);
        refused(as(outsider)
                .post(
                        "events",
                        ward.appendOf(stay, "admission.care_team_changed", other)
                                .build()));
        as(attending)
                .post(
                        "events",
                        ward.appendOf(stay, "admission.care_team_changed", join).build())
                .expect(200);
        as(outsider).get("admissions/" + stay).expect(200);
    }

    private JsonObject admission(UUID by) {
        return ward.admission(patient)
                .with("attending_id", by)
                .with("created_by", null)
                .build();
    }

    private JsonObject later(JsonObject admission) {
        return JsonDoc.of(admission).with("admit_date", ward.hour(20)).build();
    }

    private String handle() {
        return as(outsider).get("admissions").items().get(0).getString("access_handle");
    }

    private Answer breakGlass(JsonDoc asked) {
        return as(outsider).post("break-glass", why(asked));
    }

    private static JsonObject why(JsonDoc asked) {
        return asked.with("reason", "Synthetic arrest").with("minutes", 5).build();
    }

    private Http as(UUID user) {
        return Http.as(user, ward.tenant, "clinician");
    }

    private static String told(Answer answer) {
        return JsonDoc.of(answer.json()).with("instance", null).build().toString();
    }

    private static void refused(Answer answer) {
        assertEquals("no_access", answer.problem(403).json().getString("error_code"), answer::toString);
    }
}
