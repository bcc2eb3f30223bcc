package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.flightplan.web.Routes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What those see who run the server: health, metrics, and the headers of pages. */
class OperationsIT {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-");

    @ParameterizedTest
    @ValueSource(strings = {"health/ready", "health/live", "health/started", "health"})
    void health_says_up_and_why(String path) {
        Answer answer = Http.management().get(path).expect(200);
        assertEquals("UP", answer.json().getString("status"));
        assertFalse(answer.json().getJsonArray("checks").isEmpty(), answer::toString);
    }

    @Test
    void readiness_tells_of_schema_projector_and_append_writer() {
        String checks = Http.management().get("health/ready").body();
        assertTrue(List.of("schema", "projecting", "append").stream().allMatch(checks::contains), checks);
    }

    @Test
    void metrics_have_our_names_and_routes_and_no_id_and_nothing_of_a_patient() {
        Ward ward = Ward.open();
        UUID patient = ward.createdPatient();
        ward.viewer.get("patients/" + patient).expect(200);
        ward.viewer.get("admissions?patient_id=" + patient).expect(200);
        ward.viewer.get("specialties/" + patient + "/config").problem(404);
        ward.viewer.get("nothing/" + patient).problem(404);
        ward.clinician.get("events").expect(200);
        ward.clinician.post("patients", doc().with("mrn", "SYN-PHI").build()).problem(422);

        Answer metrics = Http.application().get("metrics").expect(200);
        assertTrue(metrics.header("Content-Type").startsWith("text/plain"), metrics::toString);
        for (String ours : List.of(
                "flightplan_http_requests_seconds_count",
                "flightplan_append_queued",
                "flightplan_projection_position",
                "flightplan_projection_parked",
                "jvm_memory_used_bytes",
                "method=\"GET\",route=\"/patients/{id}\",status=\"2xx\"",
                "method=\"GET\",route=\"/events\",status=\"2xx\"",
                "method=\"POST\",route=\"/patients\",status=\"4xx\"")) {
            assertTrue(metrics.body().contains(ours), ours);
        }
        assertFalse(ID.matcher(metrics.body()).find());
        assertFalse(metrics.body().contains("Synthetic") || metrics.body().contains("SYN-"));
    }

    @Test
    void metrics_of_a_server_of_which_everything_was_asked_are_little_more_than_a_kilobyte_an_operation() {
        Http viewer = Ward.open().viewer;
        for (Routes.Route route : Routes.all()) {
            String path = route.path()
                    .substring(1)
                    .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
            Http.api().send(route.method(), path, "{}");
            viewer.send(route.method(), path, "{}");
        }
        String metrics = Http.application().get("metrics").expect(200).body();
        assertTrue(metrics.contains("flightplan_http_requests_seconds_bucket"), metrics);
        int most = 20_000 + 1_152 * Routes.all().size();
        assertTrue(metrics.length() <= most, () -> metrics.length() + " bytes of metrics, " + most + " at most");
    }

    @Test
    void the_projections_of_an_idle_server_have_caught_up_and_none_is_parked() {
        Ward.open().admittedPatient();
        var status = Ward.platform().get("admin/projections").expect(200).json();
        assertTrue(status.getJsonNumber("head").longValueExact() > 0);
        assertTrue(status.getJsonArray("parked").isEmpty(), status::toString);
        assertFalse(status.getJsonArray("items").isEmpty());
    }

    @Test
    void what_the_database_refuses_is_told_with_the_remedy() throws SQLException {
        Http platform = Ward.platform();
        platform.get("admin/database").expect(200);
        Stores.log("revoke flightplan_ops from flightplan; select 1");
        try {
            Answer refused = platform.get("admin/database").problem(503);
            assertEquals("database_refused", refused.json().getString("error_code"));
            assertTrue(refused.json().getString("detail").contains("roles.sql"), refused::toString);
        } finally {
            Stores.log("grant flightplan_ops to flightplan; select 1");
        }
        platform.get("admin/database").expect(200);
    }

    @Test
    void the_console_is_at_the_root() {
        Answer index = Http.application().get("").expect(200);
        assertTrue(index.header("Content-Type").startsWith("text/html"), index::toString);
        assertTrue(index.body().contains("<script type=\"module\""), index::body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api/v1/patients", "metrics", "nothing"})
    void every_page_and_answer_tells_browsers_to_run_our_scripts_alone(String path) {
        Answer answer = Http.application().get(path);
        String policy = answer.header("Content-Security-Policy");
        assertTrue(policy.contains("script-src 'self'") && !policy.contains("unsafe-inline"), answer::toString);
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertEquals("DENY", answer.header("X-Frame-Options"));
    }
}
