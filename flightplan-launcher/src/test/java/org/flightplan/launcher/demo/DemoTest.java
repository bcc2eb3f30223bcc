package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.client.http.Patience;
import org.flightplan.launcher.demo.FakeApi.Answer;
import org.flightplan.launcher.demo.FakeApi.Request;
import org.flightplan.simulator.Command;
import org.flightplan.simulator.Hospital;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-10T01:00:00Z"), ZoneOffset.UTC);
    private static final String MOVED = "{\"event_id\": \"5d1f3a52-6f6b-4d0e-9a53-0c6e6a7b1f10\"}";

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();
    private final Expected expected = Expected.at(CLOCK);

    @Test
    void tenants_come_first_then_units_then_who_is_there_then_who_was() throws Exception {
        try (FakeApi server = accepting()) {
            load(server);
            List<Request> sent = server.requests();
            assertEquals(
                    List.of("/api/v1/admin/tenants", "/api/v1/admin/tenants", "/api/v1/admin/tenants"),
                    sent.subList(0, 3).stream().map(Request::path).toList());
            assertEquals(expected.commands(), sent.size() - 3);
            List<String> order = sent.stream().skip(3).map(Request::key).toList();
            List<Hospital> hospitals = Demo.hospitals(CLOCK);
            Set<String> units = keys(hospitals.stream().flatMap(Hospital::units));
            Set<String> present = keys(hospitals.stream().flatMap(Hospital::present));
            // eight at a time overtake each other a little
            assertTrue(units.contains(order.get(0)));
            Set<String> now = new HashSet<>(order.subList(0, units.size() + present.size()));
            assertTrue(now.containsAll(units) && now.containsAll(present));
        }
        assertTrue(
                printed.toString().contains(expected.commands() + " commands of 3 tenants loaded in "),
                printed.toString());
    }

    @Test
    void one_token_a_user_of_a_hospital_serves_all_commands() throws Exception {
        try (FakeApi server = accepting()) {
            load(server);
            List<JsonObject> tokens =
                    server.tokenRequests().stream().map(Json::object).toList();
            assertEquals(tokens.size(), Set.copyOf(tokens).size());
            assertFalse(tokens.get(0).containsKey("tenant"));
            assertEquals("platform-admin", tokens.get(0).getJsonArray("roles").getString(0));
            assertTrue(tokens.stream().skip(1).allMatch(token -> token.containsKey("tenant")));
            assertEquals(
                    1,
                    tokens.stream()
                            .filter(token -> !token.containsKey("name"))
                            .map(token -> token.get("user"))
                            .distinct()
                            .count());
            Set<String> doctors = Demo.hospitals(CLOCK).stream()
                    .flatMap(hospital -> hospital.doctors().stream())
                    .map(doctor -> doctor.id() + doctor.name())
                    .collect(Collectors.toSet());
            assertEquals(
                    doctors,
                    tokens.stream()
                            .filter(token -> token.containsKey("name"))
                            .map(token -> token.getString("user") + token.getString("name"))
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void a_correction_of_a_move_names_the_event_that_the_move_was_answered() throws Exception {
        try (FakeApi server = accepting()) {
            load(server);
            List<String> corrections = server.requests().stream()
                    .map(Request::path)
                    .filter(path -> path.contains("/location/"))
                    .toList();
            assertFalse(corrections.isEmpty());
            corrections.forEach(path ->
                    assertTrue(path.endsWith("/location/5d1f3a52-6f6b-4d0e-9a53-0c6e6a7b1f10/correction"), path));
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
    void another_database_gets_the_same_again_though_loaded_before() throws Exception {
        try (FakeApi server = new FakeApi(
                (request, number) -> request.method().equals("GET") ? Answer.problem(404, "{}") : Answer.of(201))) {
            load(server);
            Set<String> first = bodies(server);
            server.requests().clear();
            load(server, Clock.offset(CLOCK, Duration.ofDays(3)));
            assertEquals(expected.commands() + 4, server.requests().size());
            assertEquals(first, bodies(server));
        }
    }

    @Test
    void a_refusal_stops_at_its_command_with_code_and_fields_and_no_patient() throws Exception {
        String problem = """
                {"status": 422, "error_code": "validation_failed", "detail": "Kelp Inventia",
                 "field_errors": {"mrn": ["SYN-1 is taken"]}}""";
        try (FakeApi server = new FakeApi((request, number) ->
                request.path().endsWith("/patients") ? Answer.problem(422, problem) : Answer.of(201))) {
            DemoFailure failure = assertThrows(DemoFailure.class, () -> load(server));
            assertTrue(
                    failure.getMessage()
                            .matches(
                                    "The demo stops at command sim-[-0-9a-f]+: status 422, validation_failed, fields mrn\\."),
                    failure.getMessage());
            assertTrue(server.requests().size() < 60, "commands were sent long after the refused one");
        }
        assertFalse(printed.toString().contains("Kelp") || printed.toString().contains("SYN-1"));
    }

    @Test
    void no_patient_stands_in_any_path_or_header_or_in_what_is_printed() throws Exception {
        try (FakeApi server = accepting()) {
            load(server);
            StringBuilder open = new StringBuilder(printed.toString());
            server.requests().forEach(request -> open.append(request.path()).append(request.key()));
            assertEquals(Set.of(), expected.identitiesIn(open.toString()));
            assertEquals(expected.identities(), expected.identitiesIn(expected.text()), "the search finds nothing");
        }
    }

    private static FakeApi accepting() throws IOException {
        return new FakeApi((request, number) -> new Answer(201, "application/json", MOVED));
    }

    private static Set<String> keys(Stream<Command> commands) {
        return commands.map(Command::idempotencyKey).collect(Collectors.toSet());
    }

    private static Set<String> bodies(FakeApi server) {
        return server.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(request -> request.key() + request.body())
                .collect(Collectors.toSet());
    }

    private void load(FakeApi server) throws IOException, InterruptedException {
        load(server, CLOCK);
    }

    private void load(FakeApi server, Clock clock) throws IOException, InterruptedException {
        Patience patience =
                new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(5), Duration.ofMillis(10));
        new Demo(
                        caller -> caller.at(server.base(), patience),
                        folder.resolve("demo.properties"),
                        clock,
                        new PrintWriter(printed, true),
                        false)
                .load();
    }
}
