package org.flightplan.web.openapi;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.flightplan.web.Http;
import org.flightplan.web.RawConnection;
import org.flightplan.web.openapi.Endpoint.Trait;
import org.junit.jupiter.api.Test;

/** Of every operation, what the document says it refuses whatever it is about. */
class EveryOperationIT {

    private static final String TOO_LARGE = "{\"name\": \"" + "x".repeat(1 << 20) + "\"}";
    private static final List<Integer> TOO_SLOW = List.of(408);

    private final ExampleCalls calls = new ExampleCalls();

    private static List<Endpoint> operations(Predicate<Endpoint> which) {
        return OpenApiIT.endpoints().stream().filter(which).toList();
    }

    private static boolean takesJson(Endpoint endpoint) {
        return endpoint.body() != null;
    }

    private String answered(Endpoint endpoint, Http client, String body) {
        String path = ExampleCalls.pathOfNothing(endpoint);
        int status = endpoint.method().equals("GET")
                ? client.get(path).status()
                : client.send(endpoint.method(), path, body).status();
        return endpoint.name() + " " + status;
    }

    /** Each operation is called; the message names those that answer something else. */
    private static void assertAll(int status, List<String> answered) {
        List<String> others = answered.stream()
                .filter(answer -> !answer.endsWith(" " + status))
                .toList();
        assertTrue(!answered.isEmpty() && others.isEmpty(), () -> status + " expected: " + String.join("\n", others));
    }

    @Test
    void nothing_but_json_is_acceptable_where_nothing_else_is_given() {
        assertAll(
                406,
                operations(endpoint -> endpoint.problems().contains(406)).stream()
                        .map(endpoint -> answered(
                                endpoint, calls.client(endpoint).with("Accept", "application/x-nothing"), "{}"))
                        .toList());
    }

    @Test
    void a_body_of_another_type_is_not_supported() {
        assertAll(
                415,
                operations(endpoint -> takesJson(endpoint) || endpoint.is(Trait.TAKES_CONTENT)).stream()
                        .map(endpoint -> {
                            // a content may be of any type, if it is one
                            String type = takesJson(endpoint) ? "text/plain" : "nonsense";
                            Http client = calls.client(endpoint).with("Content-Type", type);
                            String path = ExampleCalls.pathOfNothing(endpoint);
                            return endpoint.operationId() + " "
                                    + client.send(endpoint.method(), path, BodyPublishers.ofString("x"))
                                            .status();
                        })
                        .toList());
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        assertAll(
                413,
                operations(EveryOperationIT::takesJson).stream()
                        .map(endpoint -> answered(endpoint, calls.client(endpoint), TOO_LARGE))
                        .toList());
    }

    @Test
    void a_body_that_is_no_json_is_unreadable() {
        assertAll(
                400,
                operations(EveryOperationIT::takesJson).stream()
                        .map(endpoint -> answered(endpoint, calls.client(endpoint), "{"))
                        .toList());
    }

    @Test
    void a_purpose_that_is_none_is_wrong_content() {
        assertAll(
                422,
                operations(endpoint ->
                                endpoint.is(Trait.LOOK) && endpoint.method().equals("GET"))
                        .stream()
                        .map(endpoint -> answered(
                                endpoint,
                                Http.api().token(calls.token(endpoint)).with("X-Purpose-Of-Use", "curiosity"),
                                ""))
                        .toList());
    }

    @Test
    void a_parameter_that_is_unknown_is_unreadable() {
        assertAll(
                400,
                operations(endpoint -> endpoint.method().equals("GET")
                                && endpoint.problems().contains(400))
                        .stream()
                        .map(endpoint -> {
                            String path = ExampleCalls.pathOfNothing(endpoint) + "?nonsense=1";
                            return endpoint.path() + " "
                                    + calls.client(endpoint).get(path).status();
                        })
                        .toList());
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertAll(
                404,
                operations(endpoint -> endpoint.path().contains("{id}")
                                && endpoint.problems().contains(404))
                        .stream()
                        .map(endpoint -> answered(endpoint, calls.client(endpoint), calls.example(endpoint)))
                        .toList());
    }

    @Test
    void a_limit_out_of_its_range_is_refused() {
        assertAll(
                422,
                operations(endpoint -> endpoint.method().equals("GET")
                                && endpoint.query().stream()
                                        .anyMatch(parameter -> parameter.name().equals("limit")))
                        .stream()
                        .map(endpoint -> endpoint.path() + " "
                                + calls.client(endpoint)
                                        .get(ExampleCalls.pathOfNothing(endpoint) + "?limit=0")
                                        .status())
                        .toList());
    }

    @Test
    void a_table_that_is_not_ours_and_a_session_that_is_none_are_not_found() {
        for (String path : List.of("/admin/database/tables/{table}", "/admin/database/sessions/{pid}")) {
            Endpoint endpoint = operations(one -> one.path().equals(path)).get(0);
            calls.client(endpoint)
                    .send("POST", path.substring(1).replaceAll("\\{.*", "no_such_thing"), calls.example(endpoint))
                    .problem(404);
        }
    }

    @Test
    void a_token_of_no_known_hospital_lets_nobody_in() {
        Http stranger = Http.as(UUID.randomUUID(), "clinician");
        assertAll(
                403,
                operations(endpoint -> endpoint.problems().contains(403)).stream()
                        .map(endpoint -> answered(endpoint, stranger, calls.example(endpoint)))
                        .toList());
    }

    @Test
    void a_body_that_does_not_come_is_not_waited_for() {
        Map<String, RawConnection> begun = new TreeMap<>();
        for (Endpoint endpoint : operations(EveryOperationIT::takesJson)) {
            String path = ExampleCalls.pathOfNothing(endpoint);
            List<String> headers = new ArrayList<>(List.of("Content-Type: application/json", "Content-Length: 100"));
            if (!endpoint.path().equals("/dev/token")) {
                headers.add("Authorization: Bearer " + calls.token(endpoint));
            }
            begun.put(endpoint.name(), new RawConnection().begin(endpoint.method(), "api/v1/" + path, headers, "{"));
        }
        Map<String, Integer> answered = begun.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            try (RawConnection connection = entry.getValue()) {
                int status =
                        Integer.parseInt(connection.head().substring("http/1.1 ".length(), "http/1.1 200".length()));
                Documented.answered(entry.getKey(), status);
                return status;
            }
        }));
        assertTrue(TOO_SLOW.containsAll(answered.values()), answered::toString);
    }
}
