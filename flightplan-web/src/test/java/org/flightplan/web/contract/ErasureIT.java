package org.flightplan.web.contract;

import static org.flightplan.fields.Doc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.flightplan.fields.Doc;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.flightplan.web.TestServer;
import org.junit.jupiter.api.Test;

/** Who is erased is known by nothing but an id, wherever one looks, and for good. */
class ErasureIT {

    private static final String NAME = "Erasmia Forgotten";
    private static final String BORN = "1999-09-09";
    private static final String COMPLAINT = "synthetic complaint to forget";
    private static final String NOTES = "synthetic notes to forget";
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private final Ward ward = Ward.open();
    private final Http officer = Http.as(ward.user, ward.tenant, "privacy-officer");
    private final String mrn = "SYN-" + UUID.randomUUID();

    @Test
    void an_erased_patient_is_a_tombstone_wherever_one_looks() throws SQLException {
        UUID patient = patient();
        UUID stay = finishedStay(patient);
        erase(patient).expect(200);

        JsonObject tombstone =
                ward.viewer.get("patients/" + patient).expect(200).json();
        assertTrue(tombstone.getBoolean("erased"));
        for (String field : List.of("name", "mrn", "date_of_birth")) {
            assertEquals(JsonValue.NULL, tombstone.get(field), field);
        }
        assertEquals(1, tombstone.getInt("admission_count"));
        for (JsonObject query : queries()) {
            assertEquals(List.of(), ward.viewer.post("patients/search", query).items(), query::toString);
        }
        JsonObject item =
                ward.viewer.get("admissions/" + stay + "/timeline").items().get(0);
        assertEquals(JsonValue.EMPTY_JSON_OBJECT, item.get("details"));
        for (String path : readings(patient, stay)) {
            String body = ward.viewer.get(path).expect(200).body();
            for (String phi : List.of(NAME, mrn, BORN, COMPLAINT, NOTES, "Intubated")) {
                assertFalse(body.contains(phi), () -> path + " " + body);
            }
        }
        assertEquals(
                "0",
                keys("select count(*) from data_keys where wrapped is not null and subject_id = '" + patient + "'"));
        assertEquals("0", log("select count(*) from event_claims where stream_id = '" + patient + "'"));
        assertEquals("0", log("select count(*) from read_model_patient_names where patient_id = '" + patient + "'"));
        assertTrue(officer.get("admin/audit/verify").expect(200).json().getBoolean("intact"));
    }

    @Test
    void a_rebuild_shows_the_same_tombstones() {
        UUID patient = patient();
        UUID stay = finishedStay(patient);
        erase(patient).expect(200);
        List<String> before = bodies(patient, stay);
        Http platform = Ward.platform();
        platform.post("admin/projections/rebuild", JsonValue.EMPTY_JSON_OBJECT).expect(202);
        await(
                "the rebuild ends",
                () -> platform.get("admin/projections")
                        .json()
                        .getJsonObject("rebuild")
                        .getString("state")
                        .equals("finished"));
        assertEquals(before, bodies(patient, stay));
    }

    @Test
    void nothing_is_recorded_of_an_erased_patient_and_another_may_have_the_mrn() {
        UUID patient = patient();
        UUID stay = finishedStay(patient);
        Answer first = erase(patient).expect(200);
        assertEquals(first.body(), erase(patient).expect(200).body(), "again, it is answered like the first time");

        Answer note = ward.clinician.post("clinical-events", note(stay)).problem(409);
        assertEquals("patient_erased", note.json().getString("error_code"));
        Answer stayAgain = ward.clinician
                .post("admissions", ward.admission(patient).build())
                .problem(409);
        assertEquals("patient_erased", stayAgain.json().getString("error_code"));
        ward.clinician
                .post("patients", body().with("patient_id", patient).build())
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
        ward.clinician.post("patients", body().build()).expect(201);
        assertEquals(
                1, ward.viewer.post("patients/search", queries().get(0)).items().size());
    }

    @Test
    void a_patient_in_hospital_is_not_erased_nor_one_of_another_hospital() {
        UUID patient = patient();
        UUID stay = ward.admittedPatient(patient);
        assertEquals("patient_admitted", erase(patient).problem(409).json().getString("error_code"));
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
        assertEquals(NAME, ward.viewer.get("patients/" + patient).json().getString("name"));
        discharge(stay);
        erase(patient).expect(200);
    }

    @Test
    void an_erasure_takes_neither_a_condition_nor_an_idempotency_key() throws SQLException {
        UUID patient = patient();
        Http conditional = officer.with("If-Match", "\"99\"").with("Idempotency-Key", "once");
        // it takes neither: what is destroyed can't be answered by a refusal
        conditional
                .post(
                        "patients/" + patient + "/erasure",
                        doc().with("ground", "court_order").build())
                .expect(200);
        assertTrue(ward.viewer.get("patients/" + patient).json().getBoolean("erased"));
    }

    /** What a log restored to a moment before the erasure looks like, and one whose node ended in the midst of it. */
    @Test
    void an_erasure_that_the_log_does_not_hold_comes_on_record_by_itself() throws SQLException {
        UUID patient = patient();
        keys("delete from data_keys where subject_id = '" + patient + "' returning 1");
        keys("insert into data_keys (tenant_id, kind, subject_id, version, erased_by, ground, made_at) values ('"
                + ward.tenant + "', 'patient', '" + patient + "', 0, '" + ward.user
                + "', 'court_order', now() - interval '1 minute') returning 1");
        await(
                "it is on record",
                () -> ward.viewer.get("streams/" + patient).items().size() == 2);
        JsonObject erased = ward.viewer.get("streams/" + patient).items().get(1);
        assertEquals("patient.erased", erased.getString("event_type"));
        assertEquals(ward.user.toString(), erased.getString("created_by"));
        assertEquals("court_order", erased.getJsonObject("data").getString("ground"));
        for (JsonObject query : queries()) {
            assertEquals(List.of(), ward.viewer.post("patients/search", query).items());
        }
        ward.clinician.post("patients", body().build()).expect(201);
    }

    @Test
    void while_the_key_store_is_away_nothing_is_lost_and_nothing_is_half_done() throws SQLException {
        UUID patient = patient();
        keys("alter role flightplan_keys nologin; select 1");
        keys("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'flightplan_keys'");
        try {
            erase(patient).problem(503);
            ward.clinician.post("patients", ward.patient().build()).problem(503);
        } finally {
            keys("alter role flightplan_keys login; select 1");
        }
        await(
                "the key store again",
                () -> ward.clinician.post("patients", ward.patient().build()).status() == 201);
        assertEquals(
                NAME, ward.viewer.get("patients/" + patient).expect(200).json().getString("name"));
        erase(patient).expect(200);
    }

    private static void await(String what, BooleanSupplier condition) {
        long limit = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < limit, what);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    @Test
    void after_a_rotation_of_the_keys_all_is_read_as_before_and_can_be_erased() {
        UUID patient = patient();
        int version = officer.post("admin/keys/rotation", JsonValue.EMPTY_JSON_OBJECT)
                .expect(200)
                .json()
                .getInt("tenant_key_version");
        assertEquals(2, version);
        await("the old key is gone", () -> tenantKeys().equals("2"));
        UUID stay = finishedStay(patient);
        assertTrue(ward.viewer.get("admissions/" + stay + "/timeline").body().contains(NOTES));
        assertEquals(
                NAME, ward.viewer.get("patients/" + patient).expect(200).json().getString("name"));
        assertEquals(
                1, ward.viewer.post("patients/search", queries().get(0)).items().size());
        erase(patient).expect(200);
        assertFalse(ward.viewer.get("admissions/" + stay + "/timeline").body().contains(NOTES));
    }

    private String tenantKeys() {
        try {
            return keys(
                    "select string_agg(version::text, ' ') from tenant_keys where tenant_id = '" + ward.tenant + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID patient() {
        return UUID.fromString(ward.clinician
                .post("patients", body().build())
                .expect(201)
                .json()
                .getString("patient_id"));
    }

    private Doc body() {
        return doc().with("name", NAME)
                .with("mrn", mrn)
                .with("date_of_birth", BORN)
                .with("gender", "female");
    }

    private UUID finishedStay(UUID patient) {
        UUID stay = UUID.fromString(ward.clinician
                .post(
                        "admissions",
                        ward.admission(patient)
                                .with("chief_complaint", COMPLAINT)
                                .build())
                .expect(201)
                .json()
                .getString("admission_id"));
        ward.moved(stay, "CICU", ward.hour(1));
        ward.clinician.post("clinical-events", note(stay)).expect(201);
        ward.clinician
                .post(
                        "clinical-events",
                        ward.riskStatus(stay, "Intubated", ward.hour(3)).build())
                .expect(201);
        discharge(stay);
        return stay;
    }

    private JsonObject note(UUID stay) {
        return doc().with("admission_id", stay)
                .with("event_type", "annotation")
                .with("occurred_at", ward.hour(2))
                .with("data", doc().with("text", NOTES).build())
                .build();
    }

    private void discharge(UUID stay) {
        ward.clinician
                .post(
                        "admissions/" + stay + "/discharge",
                        doc().with("discharge_date", ward.hour(9)).build())
                .expect(200);
    }

    private Answer erase(UUID patient) {
        return officer.post(
                "patients/" + patient + "/erasure",
                doc().with("ground", "patient_request").build());
    }

    private List<JsonObject> queries() {
        return List.of(
                doc().with("mrn", mrn).build(),
                doc().with("name_prefix", "erasmia").build(),
                doc().with("date_of_birth", BORN).build());
    }

    private List<String> readings(UUID patient, UUID stay) {
        return List.of(
                "patients/" + patient,
                "patients",
                "admissions/" + stay,
                "admissions",
                "admissions/" + stay + "/timeline",
                "admissions/" + stay + "/trajectory",
                "admissions/" + stay + "?as_of=" + ward.now.plusSeconds(3_600),
                "streams/" + patient,
                "streams/" + stay,
                "events");
    }

    private List<String> bodies(UUID patient, UUID stay) {
        return readings(patient, stay).stream()
                .flatMap(path ->
                        Stream.of(path, ward.viewer.get(path).expect(200).body()))
                .toList();
    }

    private static String withoutInstance(Answer answer) {
        return answer.body().replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    private static String keys(String sql) throws SQLException {
        return one(TestServer.keyStore(), sql);
    }

    private static String log(String sql) throws SQLException {
        return one(TestServer.database(), sql);
    }

    private static String one(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.as("postgres").getConnection();
                var statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            var row = statement.getResultSet();
            row.next();
            return row.getString(1);
        }
    }
}
