package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** Keys that are gone, away or changed: what can be read stays readable, and what is erased stays erased. */
class KeyStoreIT {

    private final Forgotten known = new Forgotten();
    private final Ward ward = known.ward;
    private final Http officer = known.officer;

    /** What a log restored to a moment before the erasure looks like, and one whose node ended in the midst of it. */
    @Test
    void an_erasure_that_the_log_does_not_hold_comes_on_record_by_itself() throws SQLException {
        UUID patient = known.patient();
        Stores.keys("delete from data_keys where subject_id = '" + patient + "' returning 1");
        Stores.keys("insert into data_keys (tenant_id, kind, subject_id, version, erased_by, ground, made_at) values ('"
                + ward.tenant + "', 'patient', '" + patient + "', 0, '" + ward.user
                + "', 'court_order', now() - interval '1 minute') returning 1");
        Waiting.await(
                "it is on record",
                () -> ward.viewer.get("streams/" + patient).items().size() == 2);
        JsonObject erased = ward.viewer.get("streams/" + patient).items().get(1);
        assertEquals("patient.erased", erased.getString("event_type"));
        assertEquals(ward.user.toString(), erased.getString("created_by"));
        assertEquals("court_order", erased.getJsonObject("data").getString("ground"));
        for (JsonObject query : known.queries()) {
            assertEquals(List.of(), ward.viewer.post("patients/search", query).items());
        }
        ward.clinician.post("patients", known.body().build()).expect(201);
    }

    @Test
    void while_the_key_store_is_away_nothing_is_lost_and_nothing_is_half_done() throws SQLException {
        UUID patient = known.patient();
        Stores.keys("alter role flightplan_keys nologin; select 1");
        Stores.keys("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'flightplan_keys'");
        try {
            known.erase(patient).problem(503);
            ward.clinician.post("patients", ward.patient().build()).problem(503);
        } finally {
            Stores.keys("alter role flightplan_keys login; select 1");
        }
        Waiting.await(
                "the key store again",
                () -> ward.clinician.post("patients", ward.patient().build()).status() == 201);
        assertEquals(
                Forgotten.NAME,
                ward.viewer.get("patients/" + patient).expect(200).json().getString("name"));
        known.erase(patient).expect(200);
    }

    @Test
    void after_a_rotation_of_the_keys_all_is_read_as_before_and_can_be_erased() {
        UUID patient = known.patient();
        int version = officer.post("admin/keys/rotation", JsonValue.EMPTY_JSON_OBJECT)
                .expect(200)
                .json()
                .getInt("tenant_key_version");
        assertEquals(2, version);
        Waiting.await("the old key is gone", () -> tenantKeys().equals("2"));
        UUID stay = known.finishedStay(patient);
        assertTrue(ward.viewer.get("admissions/" + stay + "/timeline").body().contains(Forgotten.NOTES));
        assertEquals(
                Forgotten.NAME,
                ward.viewer.get("patients/" + patient).expect(200).json().getString("name"));
        assertEquals(
                1,
                ward.viewer
                        .post("patients/search", known.queries().get(0))
                        .items()
                        .size());
        known.erase(patient).expect(200);
        assertFalse(ward.viewer.get("admissions/" + stay + "/timeline").body().contains(Forgotten.NOTES));
    }

    private String tenantKeys() {
        try {
            return Stores.keys(
                    "select string_agg(version::text, ' ') from tenant_keys where tenant_id = '" + ward.tenant + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
