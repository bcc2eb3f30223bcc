package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is another hospital's is answered exactly like what does not exist. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenancyIT {

    private Ward ward;
    private Ward other;
    private UUID ownPatient;
    private UUID patient;
    private UUID admission;
    private UUID event;
    private final UUID unit = UUID.randomUUID();

    @BeforeAll
    void two_hospitals_have_a_stay_each() {
        ward = Ward.open();
        ownPatient = ward.createdPatient();
        ward.admittedPatient(ownPatient);
        other = Ward.open();
        patient = other.createdPatient();
        admission = other.admittedPatient(patient);
        var status = other.riskStatus(admission, "ACCU", other.hour(1)).build();
        event = UUID.fromString(status.getString("event_id"));
        other.clinician.post("clinical-events", status).expect(201);
        Http.as(other.tenant, "tenant-admin").post("units", unit(unit)).expect(201);
    }

    private static JsonObject unit(UUID id) {
        return doc().with("unit_id", id)
                .with("location", "CICU")
                .with("name", "Synthetic unit")
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patients/{patient}",
                "admissions/{admission}",
                "admissions/{admission}?as_of={now}",
                "admissions/{admission}/timeline",
                "admissions/{admission}/timeline?as_of={now}",
                "admissions/{admission}/trajectory",
                "admissions/{admission}/trajectory?as_of={now}",
                "admissions/{admission}/calculations",
                "admissions/{admission}/calculations?as_of={now}",
                "flightplans/{plan}",
                "clinical-events/{event}",
                "units/{unit}",
                "units/{unit}/census",
                "streams/{patient}",
                "streams/{admission}",
                "streams/{admission}?offset=1",
                "streams/{plan}"
            })
    void a_query_for_anothers_id_is_a_query_for_a_missing_one(String path) {
        UUID plan = UUID.fromString(
                other.viewer.get("admissions/" + admission).expect(200).json().getString("flightplan_id"));
        String now = Clock.systemUTC().instant().toString();
        String asked = path.replace("{now}", now)
                .replace("{patient}", patient.toString())
                .replace("{admission}", admission.toString())
                .replace("{event}", event.toString())
                .replace("{unit}", unit.toString())
                .replace("{plan}", plan.toString());
        String missing = path.replace("{now}", now)
                .replaceAll("\\{.*}", UUID.randomUUID().toString());
        other.viewer.get(asked).expect(200);
        assertSame(ward.viewer.get(missing).problem(404), ward.viewer.get(asked).problem(404));
    }

    @Test
    void a_command_on_anothers_id_is_a_command_on_a_missing_one() {
        long head = other.head();
        alike(
                admission,
                id -> ward.clinician.post(
                        "admissions/" + id + "/location",
                        ward.move("ACCU", ward.hour(2)).build()));
        JsonObject home = doc().with("discharge_date", ward.hour(2)).build();
        alike(admission, id -> ward.clinician.post("admissions/" + id + "/discharge", home));
        alike(
                admission,
                id -> ward.clinician.post(
                        "clinical-events",
                        ward.riskStatus(id, "ACCU", ward.hour(2)).build()));
        alike(
                patient,
                id -> ward.clinician.post("admissions", ward.admission(id).build()));
        alike(
                admission,
                id -> ward.clinician.post(
                        "events",
                        ward.appendOf(id, "admission.discharged", doc().with("discharge_date", ward.hour(2)))
                                .build()));
        alike(patient, id -> ward.viewer.get("admissions?patient_id=" + id));
        Http administrator = Http.as(ward.tenant, "tenant-admin");
        JsonObject bed = doc().with("bed", "1").build();
        alike(unit, id -> administrator.post("units/" + id + "/beds", bed));
        alike(unit, id -> administrator.send("DELETE", "units/" + id + "/beds/1", ""));
        assertEquals(List.of(), other.feed(head));
    }

    @Test
    void a_tenants_administrator_finds_no_other_tenant() {
        Http administrator = Http.as(ward.tenant, "tenant-admin");
        JsonObject name = doc().with("name", "Renamed").build();
        alike(other.tenant, id -> administrator.patch("admin/tenants/" + id, name));
        alike(
                other.tenant,
                id -> administrator.patch(
                        "admin/tenants/" + id, doc().with("name", 1).build()));
        administrator.patch("admin/tenants/" + ward.tenant, name).expect(200);
        administrator
                .patch(
                        "admin/tenants/" + ward.tenant,
                        doc().with("active", false).build())
                .problem(403);
    }

    @Test
    void ids_that_another_hospital_uses_are_free_here() {
        ward.clinician
                .post("patients", ward.patient().with("patient_id", patient).build())
                .expect(201);
        ward.clinician
                .post(
                        "admissions",
                        ward.admission(ward.createdPatient())
                                .with("admission_id", admission)
                                .build())
                .expect(201);
        var status = ward.riskStatus(admission, "Intubated", ward.hour(1)).with("event_id", event);
        ward.clinician.post("clinical-events", status.build()).expect(201);
        Http.as(ward.tenant, "tenant-admin").post("units", unit(unit)).expect(201);
        assertEquals(
                "Intubated", ward.viewer.get("admissions/" + admission).json().getString("current_risk"));
        assertEquals("ACCU", other.viewer.get("admissions/" + admission).json().getString("current_risk"));
    }

    @Test
    void lists_feed_and_search_hold_the_hospitals_own_alone() {
        String mrn = other.viewer.get("patients/" + patient).json().getString("mrn");
        Ward fresh = Ward.open();
        String all = fresh.viewer.get("patients").expect(200).body()
                + fresh.viewer.get("admissions").expect(200).body()
                + fresh.viewer.get("events").expect(200).body()
                + fresh.viewer
                        .post("patients/search", doc().with("mrn", mrn).build())
                        .expect(200)
                        .body();
        assertFalse(all.contains("patient_id"), all);
        assertEquals(
                1,
                other.viewer
                        .post("patients/search", doc().with("mrn", mrn).build())
                        .items()
                        .size());
    }

    private void alike(UUID others, Function<UUID, Answer> request) {
        Answer missing = request.apply(UUID.randomUUID());
        Answer asked = request.apply(others);
        assertEquals(missing.status(), asked.status(), asked::toString);
        assertSame(missing, asked);
    }

    // a kept connection ends after so many answers, whose they are
    private static Set<String> headers(Answer answer) {
        Set<String> names = new HashSet<>(answer.headers().map().keySet());
        names.remove("connection");
        return names;
    }

    private static void assertSame(Answer missing, Answer asked) {
        assertEquals(withoutInstance(missing), withoutInstance(asked));
        assertEquals(headers(missing), headers(asked));
    }

    private static JsonObject withoutInstance(Answer answer) {
        return JsonDoc.of(answer.json()).with("instance", null).build();
    }
}
