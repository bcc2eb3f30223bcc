package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator may do to projections, and what those who work meanwhile notice of it. */
class ProjectionsIT {

    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    private final Ward ward = Ward.open();
    private final Http platform = Ward.platform();

    @AfterEach
    void nothing_stays_paused() {
        for (JsonObject each : status().getJsonArray("items").getValuesAs(JsonObject.class)) {
            platform.post("admin/projections/" + each.getString("name") + "/resume", empty())
                    .expect(200);
        }
    }

    @Test
    void while_a_projection_is_paused_a_command_answers_202_and_is_shown_once_it_goes_on() {
        Answer paused =
                platform.post("admin/projections/patients/pause", empty()).expect(200);
        assertTrue(paused.json().getBoolean("paused"));
        assertTrue(item("patients").getBoolean("paused"));
        assertFalse(item("admissions").getBoolean("paused"), "it is held, not paused");

        long begin = System.nanoTime();
        Answer accepted =
                ward.clinician.post("patients", ward.patient().build()).expect(202);
        assertTrue(System.nanoTime() - begin >= Duration.ofMillis(4_900).toNanos(), "it did not wait");
        String path = "patients/" + accepted.json().getString("patient_id");
        ward.viewer.get(path).problem(404);

        platform.post("admin/projections/patients/resume", empty()).expect(200);
        assertFalse(item("patients").getBoolean("paused"));
        // whoever writes next waits for what was held too
        ward.clinician.post("patients", ward.patient().build()).expect(201);
        ward.viewer.get(path).expect(200);
    }

    @Test
    void commands_answer_and_queries_show_them_as_usual_during_a_rebuild() {
        UUID before = ward.createdPatient();
        platform.post("admin/projections/rebuild", empty()).expect(202);
        int during = 0;
        long limit = System.nanoTime() + PATIENCE;
        while (!rebuild().getString("state").equals("finished") && System.nanoTime() < limit) {
            ward.viewer.get("patients/" + ward.createdPatient()).expect(200);
            ward.viewer.get("patients/" + before).expect(200);
            during++;
        }
        assertTrue(during > 0, "the rebuild was over before a command came");
        assertEquals("finished", rebuild().getString("state"));
        assertTrue(rebuild().containsKey("finished_at"));
        assertEquals(
                during + 1,
                ward.viewer.get("patients?limit=200").expect(200).items().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "retry"})
    void a_projection_that_does_not_exist_is_not_found(String deed) {
        platform.post("admin/projections/nobody/" + deed, empty()).problem(404);
    }

    @Test
    void parked_streams_may_be_tried_again_at_any_time() {
        assertEquals(
                "requested",
                platform.post("admin/projections/timeline/retry", empty())
                        .expect(202)
                        .json()
                        .getString("status"));
    }

    private JsonObject status() {
        return platform.get("admin/projections").expect(200).json();
    }

    private JsonObject rebuild() {
        return status().getJsonObject("rebuild");
    }

    private JsonObject item(String name) {
        return status().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject empty() {
        return doc().build();
    }
}
