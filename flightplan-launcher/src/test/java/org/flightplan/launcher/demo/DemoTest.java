package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.flightplan.client.http.Patience;
import org.flightplan.launcher.demo.FakeApi.Answer;
import org.flightplan.launcher.demo.FakeApi.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private static final String LINES = """
            {"tenant": "t-1", "tenant_name": "Centre"}
            {"tenant": "t-1", "at": "2026-01-01T00:00:00Z", "method": "POST", "path": "/patients", "body": {"patient_id": "p-1", "name": "Kelp Inventia", "mrn": "SYN-1"}}
            {"tenant": "t-1", "at": "2026-01-02T00:00:00Z", "method": "POST", "path": "/admissions", "body": {"admission_id": "a-1", "patient_id": "p-1", "admit_date": "2026-01-02T00:00:00Z"}}
            {"tenant": "t-1", "at": "2026-01-03T00:00:00Z", "method": "POST", "path": "/admissions/a-1/location", "body": {"to_location": "CICU", "effective_at": "2026-01-03T00:00:00Z"}}
            """;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-10T01:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();

    @Test
    void tenants_come_first_then_each_command_moved_to_an_hour_ago() throws Exception {
        try (FakeApi server = new FakeApi((request, number) -> Answer.of(201))) {
            load(server);
            List<Request> sent = server.requests();
            assertEquals("/api/v1/admin/tenants", sent.get(0).path());
            assertEquals(
                    List.of("/api/v1/patients", "/api/v1/admissions", "/api/v1/admissions/a-1/location"),
                    sent.stream().skip(1).map(Request::path).toList());
            assertEquals(
                    List.of("census-000002", "census-000003", "census-000004"),
                    sent.stream().skip(1).map(Request::key).toList());
            assertTrue(
                    sent.get(3).body().contains("\"2026-01-10T00:00:00Z\""),
                    sent.get(3).body());
        }
        assertTrue(printed.toString().contains("3 commands of 1 tenants loaded in "), printed.toString());
    }

    @Test
    void one_token_a_hospital_serves_all_commands_and_names_tenant_role_and_user() throws Exception {
        try (FakeApi server = new FakeApi((request, number) -> Answer.of(201))) {
            load(server);
            List<JsonObject> tokens =
                    server.tokenRequests().stream().map(Json::object).toList();
            assertEquals(2, tokens.size());
            assertFalse(tokens.get(0).containsKey("tenant"));
            assertEquals("platform-admin", tokens.get(0).getJsonArray("roles").getString(0));
            assertEquals("t-1", tokens.get(1).getString("tenant"));
            assertEquals("clinician", tokens.get(1).getJsonArray("roles").getString(0));
            assertEquals(tokens.get(0).get("user"), tokens.get(1).get("user"));
        }
    }

    @Test
    void loaded_before_nothing_is_sent_while_the_server_still_has_it() throws Exception {
        try (FakeApi server = new FakeApi((request, number) -> Answer.of(200))) {
            load(server);
            server.requests().clear();
            load(server);
            assertEquals(
                    List.of("GET"),
                    server.requests().stream().map(Request::method).toList());
        }
    }

    @Test
    void another_database_gets_it_all_though_loaded_before() throws Exception {
        try (FakeApi server = new FakeApi(
                (request, number) -> request.method().equals("GET") ? Answer.problem(404, "{}") : Answer.of(201))) {
            load(server);
            server.requests().clear();
            load(server);
            assertEquals(5, server.requests().size());
        }
    }

    @Test
    void a_refusal_stops_at_its_line_with_code_and_fields_and_no_patient() throws Exception {
        String problem = """
                {"status": 422, "error_code": "validation_failed", "detail": "Kelp Inventia",
                 "field_errors": {"mrn": ["SYN-1 is taken"]}}""";
        try (FakeApi server = new FakeApi((request, number) ->
                request.path().endsWith("/patients") ? Answer.problem(422, problem) : Answer.of(201))) {
            DemoFailure failure = assertThrows(DemoFailure.class, () -> load(server));
            assertEquals(
                    "The demo stops at line 2 of the census: status 422, validation_failed, fields mrn.",
                    failure.getMessage());
            assertEquals(2, server.requests().size(), "commands were sent after the refused one");
        }
        assertFalse(printed.toString().contains("Kelp") || printed.toString().contains("SYN-1"));
    }

    @Test
    void no_patient_stands_in_any_path_or_header_or_in_what_is_printed() throws Exception {
        try (FakeApi server = new FakeApi((request, number) -> Answer.of(201))) {
            load(server, Census.read());
            assertEquals(3447, server.requests().size());
            StringBuilder open = new StringBuilder(printed.toString());
            server.requests().forEach(request -> open.append(request.path()).append(request.key()));
            for (String identity : Expected.identities()) {
                assertFalse(open.indexOf(identity) >= 0, "a patient was shown");
            }
        }
    }

    private void load(FakeApi server) throws IOException, InterruptedException {
        load(server, Census.read(new BufferedReader(new StringReader(LINES))));
    }

    private void load(FakeApi server, Census census) throws IOException, InterruptedException {
        Patience patience =
                new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(5), Duration.ofMillis(10));
        new Demo(
                        caller -> caller.at(server.base(), patience),
                        folder.resolve("demo.properties"),
                        CLOCK,
                        new PrintWriter(printed, true),
                        false)
                .load(census);
    }
}
