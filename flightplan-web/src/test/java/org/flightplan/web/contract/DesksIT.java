package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.flightplan.web.Http;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Privacy officers find whom an account or an erasure is about, administrators follow their units; neither sees more of a patient. */
class DesksIT {

    private static final Set<String> WHO =
            Set.of("id", "name", "mrn", "date_of_birth", "gender", "identity", "admission_count", "version");

    private final Ward ward = Ward.open();
    private final UUID attending = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private final Http officer = Http.as(user, ward.tenant, "privacy-officer");
    private final Http administrator = Http.as(ward.tenant, "tenant-admin");
    private final UUID patient = ward.createdPatient();
    private UUID stay;
    private String mrn;

    @BeforeEach
    void a_patient_with_a_diagnosis_and_a_stay() {
        ward.clinician
                .with("If-Match", "*")
                .patch(
                        "patients/" + patient,
                        doc().with("diagnosis", "Synthetic diagnosis").build())
                .expect(200);
        mrn = ward.viewer.get("patients/" + patient).json().getString("mrn");
        stay = UUID.fromString(ward.clinician
                .post(
                        "admissions",
                        ward.admission(patient).with("attending_id", attending).build())
                .expect(201)
                .json()
                .getString("admission_id"));
    }

    @Test
    void an_officer_finds_a_patient_is_told_who_it_is_and_nothing_of_the_illness() {
        assertEquals("Synthetic diagnosis", found(ward.viewer).getString("diagnosis"), "that others are told it");
        assertIdentified(found(officer));
        assertIdentified(officer.get("patients/" + patient).expect(200).json());
        officer.get("patients").problem(403);
        officer.get("admissions/" + stay).problem(403);
        assertEquals(
                List.of(
                        "admission.read refused",
                        "patients.listed refused",
                        "patient.read served",
                        "patients.searched served"),
                looks());
    }

    @Test
    void care_teams_close_nobody_to_an_officer_who_does_not_see_more_by_another_role() {
        keepCareTeams();
        assertIdentified(found(officer));
        assertIdentified(officer.get("patients/" + patient).expect(200).json());
        Http both = Http.as(UUID.randomUUID(), ward.tenant, "privacy-officer", "clinician");
        assertIdentified(found(both));
        assertIdentified(both.get("patients/" + patient).expect(200).json());
        both.get("admissions/" + stay).problem(403);
        assertTrue(found(Http.as(ward.tenant, "clinician")).getBoolean("restricted"));
        Http ofTheTeam = Http.as(attending, ward.tenant, "privacy-officer", "clinician");
        assertEquals("Synthetic diagnosis", found(ofTheTeam).getString("diagnosis"));
        assertEquals(
                "Synthetic diagnosis",
                ofTheTeam.get("patients/" + patient).json().getString("diagnosis"));
    }

    @Test
    void who_reads_of_no_patient_is_told_of_units_and_erasures_alone() {
        for (Http desk : List.of(administrator, officer)) {
            UUID unit = UUID.randomUUID();
            try (Follower follower = Follower.of(desk);
                    Follower reader = Follower.of(ward.viewer)) {
                ward.clinician
                        .post(
                                "clinical-events",
                                ward.riskStatus(stay, "ACCU", ward.hour(1)).build())
                        .expect(201);
                assertEquals("{}", follower.next().data().toString());
                assertEquals(stay.toString(), reader.next().data().getString("stream_id"));
                UUID gone = ward.createdPatient();
                assertEquals("{}", follower.next().data().toString());
                officer.post(
                                "patients/" + gone + "/erasure",
                                doc().with("ground", "court_order").build())
                        .expect(200);
                assertEquals(gone.toString(), follower.next().data().getString("stream_id"));
                administrator
                        .post(
                                "units",
                                doc().with("unit_id", unit)
                                        .with("location", "U-" + unit)
                                        .with("name", "Synthetic unit")
                                        .build())
                        .expect(201);
                assertEquals(unit.toString(), follower.next().data().getString("stream_id"));
            }
            desk.get("events/stream?stream_id=" + stay).problem(404);
            try (Follower follower = Follower.of(desk, "?stream_id=" + unit)) {
                administrator
                        .post("units/" + unit + "/beds", doc().with("bed", "7").build())
                        .expect(201);
                assertEquals("unit.bed_added", follower.next().data().getString("event_type"));
            }
        }
    }

    private JsonObject found(Http by) {
        return by.post("patients/search", doc().with("mrn", mrn).build())
                .expect(200)
                .items()
                .get(0);
    }

    private void assertIdentified(JsonObject shown) {
        assertEquals(patient.toString(), shown.getString("id"));
        assertEquals(mrn, shown.getString("mrn"));
        assertTrue(WHO.containsAll(shown.keySet()), () -> new TreeSet<>(shown.keySet()).toString());
    }

    private List<String> looks() {
        return Http.as(ward.tenant, "privacy-officer").get("admin/audit?user=" + user).items().stream()
                .map(look -> look.getString("action") + " " + look.getString("outcome"))
                .toList();
    }

    private void keepCareTeams() {
        administrator
                .patch(
                        "admin/tenants/" + ward.tenant,
                        doc().with("care_teams", true).build())
                .expect(200);
    }
}
