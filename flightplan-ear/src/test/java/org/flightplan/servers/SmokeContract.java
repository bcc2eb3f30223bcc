package org.flightplan.servers;

import static org.flightplan.servers.SmokeApi.created;
import static org.flightplan.servers.SmokeApi.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flightplan.servers.Http.Answer;
import org.junit.jupiter.api.Test;

/**
 * What every server must do with the EAR: let a stay be admitted, moved and read, and let nobody else in. A server that
 * fails here would lose a hospital's data, or show it.
 */
interface SmokeContract {

    /** The server, on which the application is deployed and ready. */
    URI root();

    @Test
    default void a_stay_is_admitted_moved_and_read() {
        SmokeApi api = new SmokeApi(root());
        Http clinician = api.as("clinician");
        Instant admitted = Instant.parse("2026-01-05T10:07:00Z");
        String patient = created(clinician, "/patients", SmokeApi.patient()).getString("patient_id");
        String admission = created(clinician, "/admissions", SmokeApi.admission(patient, admitted))
                .getString("admission_id");
        String moves = "/admissions/" + admission + "/location";
        created(clinician, moves, SmokeApi.move("ACCU", admitted.plusSeconds(60)));
        created(clinician, moves, SmokeApi.move("CTOR", admitted.plusSeconds(7_200)));

        Http viewer = api.as("viewer");
        JsonObject stay = ok(viewer.get("/admissions/" + admission));
        assertEquals(patient, stay.getString("patient_id"));
        assertEquals("CTOR", stay.getString("current_location"));
        assertEquals(List.of("ACCU", "CTOR"), locations(ok(viewer.get("/admissions/" + admission + "/trajectory"))));
    }

    @Test
    default void a_request_without_a_good_token_is_refused_as_a_problem() {
        Http anonymous = new SmokeApi(root()).anonymous();
        assertProblem(401, anonymous.get("/admissions"));
        assertProblem(401, anonymous.post("/patients", SmokeApi.patient()));
        assertProblem(401, anonymous.with("not.a.token").get("/admissions"));
    }

    @Test
    default void a_role_may_do_no_more_than_its_own() {
        SmokeApi api = new SmokeApi(root());
        assertProblem(403, api.as("viewer").post("/patients", SmokeApi.patient()));
        String another = UUID.randomUUID().toString();
        assertProblem(403, api.as("clinician").post("/admin/tenants", SmokeApi.tenant(another)));
    }

    @Test
    default void the_metrics_are_the_applications_own() {
        Answer metrics = Http.anonymous(root()).get("/flightplan/metrics");
        assertEquals(200, metrics.status(), metrics::toString);
        assertTrue(metrics.body().contains("flightplan_"), metrics::toString);
    }

    @Test
    default void the_api_describes_itself() {
        Answer description = Http.anonymous(root()).get("/openapi");
        assertEquals(200, description.status(), description::toString);
        assertTrue(description.body().contains("/admissions/{id}/trajectory"), description::toString);
    }

    private static List<String> locations(JsonObject trajectory) {
        return trajectory.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("location"))
                .toList();
    }

    private static void assertProblem(int status, Answer answer) {
        assertEquals(status, answer.status(), answer::toString);
        assertTrue(answer.type().startsWith("application/problem+json"), answer::toString);
        assertEquals(status, answer.json().getInt("status"));
    }
}
