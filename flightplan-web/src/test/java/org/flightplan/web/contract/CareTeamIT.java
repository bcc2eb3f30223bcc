package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.flightplan.web.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where care teams are kept, a patient is shown to the team; whoever else must look says why, for an hour at most. */
class CareTeamIT {

    private static final String COMPLAINT = "synthetic complaint for the team";
    private static final String REASON = "Synthetic arrest on the ward";

    private final Ward ward = Ward.open();
    private final UUID attending = UUID.randomUUID();
    private final UUID nurse = UUID.randomUUID();
    private final UUID outsider = UUID.randomUUID();
    private final Http officer = Http.as(ward.tenant, "privacy-officer");
    private UUID patient;
    private UUID stay;

    @BeforeEach
    void a_patient_of_one_attending() {
        patient = ward.createdPatient();
        stay = UUID.fromString(ward.clinician
                .post(
                        "admissions",
                        ward.admission(patient)
                                .with("attending_id", attending)
                                .with("chief_complaint", COMPLAINT)
                                .build())
                .expect(201)
                .json()
                .getString("admission_id"));
        ward.clinician
                .post(
                        "clinical-events",
                        ward.riskStatus(stay, "Intubated", ward.hour(2)).build())
                .expect(201);
        keepCareTeams(true);
    }

    @Test
    void off_by_default_a_hospital_shows_its_patients_to_all_its_clinicians() {
        keepCareTeams(false);
        readings().forEach(path -> as(outsider).get(path).expect(200));
        assertFalse(Ward.open().viewer.get("patients").expect(200).body().contains("restricted"));
    }

    @Test
    void the_attending_and_the_team_look_and_nobody_else() {
        readings().forEach(path -> as(attending).get(path).expect(200));
        readings().forEach(path -> refused(as(nurse).get(path)));
        change(as(attending), nurse, true).expect(200);
        readings().forEach(path -> as(nurse).get(path).expect(200));
        assertEquals(
                List.of(nurse.toString()),
                as(nurse).get("admissions/" + stay).json().getJsonArray("care_team").stream()
                        .map(id -> id.toString().replace("\"", ""))
                        .toList());
        change(as(attending), nurse, false).expect(200);
        readings().forEach(path -> refused(as(nurse).get(path)));
        readings().forEach(path -> refused(as(outsider).get(path)));
        assertEquals(
                Set.of("refused"),
                Set.copyOf(officer.get("admin/audit?user=" + outsider).items().stream()
                        .map(look -> look.getString("outcome"))
                        .toList()));
    }

    @Test
    void lists_searches_and_the_feed_show_an_outsider_that_somebody_is_there_and_not_who() {
        String mrn = as(attending).get("patients/" + patient).json().getString("mrn");
        JsonObject byMrn = doc().with("mrn", mrn).build();
        JsonObject found = as(outsider).post("patients/search", byMrn).items().get(0);
        assertTrue(found.getBoolean("restricted"));
        assertEquals(Set.of("restricted", "access_handle"), found.keySet());
        assertEquals(
                mrn, as(attending).post("patients/search", byMrn).items().get(0).getString("mrn"));
        JsonObject admission = as(outsider).get("admissions").items().get(0);
        assertTrue(admission.getBoolean("restricted"));
        assertEquals(Set.of("restricted", "access_handle", "status"), admission.keySet());
        for (String path : List.of("patients", "admissions", "events")) {
            String body = as(outsider).get(path).expect(200).body();
            for (String phi : List.of(
                    patient.toString(),
                    stay.toString(),
                    attending.toString(),
                    mrn,
                    COMPLAINT,
                    "Intubated",
                    "Synthetic Person")) {
                assertFalse(body.contains(phi), () -> path + " " + body);
            }
            assertFalse(as(attending).get(path).expect(200).body().contains("restricted"), path);
        }
        assertTrue(as(attending).get("events").body().contains(COMPLAINT));
        assertTrue(officer.get("admin/audit?user=" + outsider + "&patient_id=" + patient)
                .items()
                .isEmpty());
    }

    @Test
    void an_outsider_takes_nobody_into_the_team_and_the_administrator_may() {
        refused(change(as(outsider), nurse, true));
        change(as(outsider), outsider, true).problem(403);
        breakGlass(outsider, 5).expect(201);
        change(as(outsider), outsider, true).problem(403);
        UUID administrator = UUID.randomUUID();
        Http both = Http.as(administrator, ward.tenant, "tenant-admin", "clinician");
        change(both, administrator, true).problem(403);
        change(both, outsider, true).expect(200);
        as(outsider).get("patients/" + patient).expect(200);
    }

    private String openUntil(UUID user) {
        return as(user).get("admissions/" + stay).expect(200).json().getString("emergency_access_until", "-");
    }

    @Test
    void broken_glass_opens_one_patient_to_one_user_for_its_time_and_is_an_alert_until_it_is_reviewed()
            throws SQLException {
        UUID another = ward.createdPatient();
        ward.admittedPatient(another);
        Answer broken = breakGlass(outsider, 60).expect(201);
        Instant ends = Instant.parse(broken.json().getString("ends_at"));
        assertTrue(ends.isBefore(Instant.now().plus(Duration.ofMinutes(61))));
        readings().forEach(path -> as(outsider).get(path).expect(200));
        assertEquals(ends.toString(), openUntil(outsider));
        assertEquals("-", openUntil(attending));
        refused(as(outsider).get("patients/" + another));
        refused(as(nurse).get("patients/" + patient));

        JsonObject alert = officer.get("admin/break-glass").expect(200).items().get(0);
        assertEquals(patient.toString(), alert.getString("patient_id"));
        assertEquals(outsider.toString(), alert.getString("user"));
        assertEquals(REASON, alert.getString("reason"));
        assertFalse(stored().contains(REASON), "the reason is sealed");
        String review = "admin/break-glass/" + alert.getString("id") + "/review";
        Answer first = officer.post(review, JsonValue.EMPTY_JSON_OBJECT).expect(200);
        Http second = Http.as(ward.tenant, "privacy-officer");
        assertEquals(
                first.json().getString("reviewed_by"),
                second.post(review, JsonValue.EMPTY_JSON_OBJECT).json().getString("reviewed_by"));
        assertEquals(List.of(), officer.get("admin/break-glass").items());
        assertEquals(1, officer.get("admin/break-glass?which=all").items().size());
        Http own = Http.as(outsider, ward.tenant, "privacy-officer", "clinician");
        own.post(review, JsonValue.EMPTY_JSON_OBJECT).problem(403);
        officer.post("admin/break-glass/" + UUID.randomUUID() + "/review", JsonValue.EMPTY_JSON_OBJECT)
                .problem(404);

        elapse();
        readings().forEach(path -> refused(as(outsider).get(path)));
    }

    @Test
    void an_hour_is_the_longest_and_a_reason_is_needed() {
        assertEquals(Set.of("minutes"), breakGlass(outsider, 61).problem(422).fieldErrors());
        assertEquals(Set.of("minutes"), breakGlass(outsider, 0).problem(422).fieldErrors());
        Answer silent = as(outsider)
                .post(
                        "patients/" + patient + "/break-glass",
                        doc().with("reason", " ").with("minutes", 5).build());
        assertEquals(Set.of("reason"), silent.problem(422).fieldErrors());
        as(outsider)
                .post(
                        "patients/" + UUID.randomUUID() + "/break-glass",
                        doc().with("reason", REASON).with("minutes", 5).build())
                .problem(404);
        refused(as(outsider).get("patients/" + patient));
    }

    @Test
    void a_patient_without_a_stay_has_no_team_yet() {
        UUID newcomer = ward.createdPatient();
        as(outsider).get("patients/" + newcomer).expect(200);
    }

    private List<String> readings() {
        String plan = Http.as(attending, ward.tenant, "clinician")
                .get("admissions/" + stay)
                .json()
                .getString("flightplan_id");
        return List.of(
                "patients/" + patient,
                "admissions/" + stay,
                "admissions/" + stay + "/timeline",
                "admissions/" + stay + "/trajectory",
                "admissions/" + stay + "/calculations",
                "flightplans/" + plan,
                "streams/" + patient,
                "streams/" + stay,
                "streams/" + plan);
    }

    private Http as(UUID user) {
        return Http.as(user, ward.tenant, "clinician");
    }

    private void keepCareTeams(boolean kept) {
        Answer changed = Http.as(ward.tenant, "tenant-admin")
                .patch(
                        "admin/tenants/" + ward.tenant,
                        doc().with("care_teams", kept).build());
        assertEquals(kept, changed.expect(200).json().getBoolean("care_teams"));
    }

    private Answer change(Http client, UUID user, boolean member) {
        return client.post(
                "admissions/" + stay + "/care-team",
                doc().with("user_id", user).with("member", member).build());
    }

    private Answer breakGlass(UUID user, int minutes) {
        return as(user).post(
                        "patients/" + patient + "/break-glass",
                        doc().with("reason", REASON).with("minutes", minutes).build());
    }

    private static void refused(Answer answer) {
        JsonObject problem = answer.problem(403).json();
        assertEquals("no_access", problem.getString("error_code"));
        assertFalse(problem.containsKey("patient_id"), problem::toString);
    }

    private String stored() throws SQLException {
        try (var connection = TestServer.database().as("postgres").getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select string_agg(data::text, ' ') from emergency_access where tenant_id = '"
                                + ward.tenant + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    /** What an hour does. */
    private void elapse() throws SQLException {
        try (var connection = TestServer.database().as("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    "update emergency_access set accessed_at = accessed_at - interval '60 minutes', ends_at = ends_at -"
                            + " interval '60 minutes' where tenant_id = '" + ward.tenant + "'");
        }
    }
}
