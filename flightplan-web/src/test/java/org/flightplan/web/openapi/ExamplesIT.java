package org.flightplan.web.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.flightplan.fields.FieldErrors;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.flightplan.web.contract.Waiting;
import org.flightplan.web.openapi.Documented.Trial;
import org.flightplan.web.openapi.Endpoint.Trait;
import org.junit.jupiter.api.Test;

/**
 * The examples of the document, sent to the server in its order: it accepts each of them, and what it answers is what
 * the document says it answers.
 */
class ExamplesIT {

    private static final List<String> OF_THE_PATIENT = List.of("Synthia", "SYN-0042", "hypoplastic");

    private final ExampleCalls calls = new ExampleCalls();

    // no handle is good for everybody, and no code: CareTeamIT and DisplaysIT use real ones
    private static List<Endpoint> endpoints() {
        return OpenApiIT.endpoints().stream()
                .filter(endpoint -> !endpoint.path().matches("/break-glass|/displays/claim"))
                .toList();
    }

    @Test
    void the_server_accepts_every_example_and_answers_as_the_document_says() {
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.is(Trait.COMMAND)) {
                refused(endpoint, "Idempotency-Key", "x".repeat(300), 422);
                refused(endpoint, "If-Match", "\"4711\"", 412);
            }
            if (endpoint.path().endsWith("/search")) {
                refused(endpoint, "X-Purpose-Of-Use", "curiosity", 422);
            }
            Http client = calls.client(endpoint);
            client = endpoint.is(Trait.COMMAND)
                    ? client.with("Idempotency-Key", UUID.randomUUID().toString())
                    : client;
            Answer answer = calls.send(endpoint, client, calls.path(endpoint)).expect(endpoint.status());
            if (endpoint.is(Trait.COMMAND)) {
                Answer again =
                        calls.send(endpoint, client, calls.path(endpoint)).expect(endpoint.status());
                assertEquals(answer.body(), again.body(), endpoint::toString);
                Documented.tried(endpoint.name(), Trial.SENT_AGAIN);
            }
            if (!endpoint.is(Trait.GIVES_CONTENT) && !endpoint.is(Trait.GIVES_EVENTS)) {
                assertConforms(endpoint, answer);
            }
            calls.learn(endpoint, answer);
        }
    }

    @Test
    void another_hospitals_things_are_as_if_they_were_not_there() {
        sendAll(endpoint -> true);
        ExampleCalls elsewhere = new ExampleCalls();
        List<String> found = endpoints().stream()
                .filter(endpoint -> endpoint.path().contains("{id}")
                        && endpoint.problems().contains(404)
                        && !endpoint.path().startsWith("/admin/tenants"))
                .peek(endpoint -> Documented.tried(endpoint.name(), Trial.FROM_ELSEWHERE))
                .map(endpoint -> endpoint.name() + " "
                        + elsewhere
                                .send(endpoint, elsewhere.client(endpoint), calls.path(endpoint))
                                .status())
                .filter(answered -> !answered.endsWith(" 404"))
                .toList();
        assertEquals(List.of(), found);
    }

    @Test
    void whoever_is_outside_the_care_team_is_shown_nothing_of_a_patient() {
        sendAll(endpoint -> !endpoint.path().endsWith("/erasure"));
        Http clinician = calls.outsider();
        assertTrue(shown(clinician).containsAll(List.of("GET /patients/{id}", "GET /patients", "GET /admissions")));
        calls.keepCareTeams();
        assertEquals(List.of(), shown(clinician));
    }

    /** Which operations show this user something of the examples' patient. */
    private List<String> shown(Http client) {
        return endpoints().stream()
                .filter(endpoint -> endpoint.is(Trait.LOOK) || endpoint.appends())
                .filter(endpoint -> !endpoint.path().matches("/(admin|units).*|.*/(erasure|break-glass)"))
                .peek(endpoint -> Documented.tried(endpoint.name(), Trial.BY_AN_OUTSIDER))
                .filter(endpoint -> {
                    String answer =
                            calls.send(endpoint, client, calls.path(endpoint)).body();
                    return OF_THE_PATIENT.stream().anyMatch(answer::contains);
                })
                .map(Endpoint::name)
                .toList();
    }

    private void sendAll(Predicate<Endpoint> which) {
        endpoints().stream()
                .filter(which)
                .forEach(endpoint ->
                        calls.learn(endpoint, calls.send(endpoint, calls.client(endpoint), calls.path(endpoint))));
    }

    @Test
    void what_appends_is_answered_at_once_when_the_caller_prefers_that() {
        for (Endpoint endpoint : endpoints()) {
            Http client = calls.client(endpoint);
            if (endpoint.appends()) {
                calls.learn(
                        endpoint,
                        calls.send(endpoint, client.with("Prefer", "respond-async"), calls.path(endpoint))
                                .expect(202));
            } else {
                // what was answered at once is shown in a while
                Waiting.await(endpoint.path(), () -> {
                    Answer answer = calls.send(endpoint, client, calls.path(endpoint));
                    if (answer.status() == endpoint.status()) {
                        calls.learn(endpoint, answer);
                    }
                    return answer.status() == endpoint.status();
                });
            }
        }
    }

    private void refused(Endpoint endpoint, String header, String value, int status) {
        Http client = Http.api().token(calls.token(endpoint)).with(header, value);
        // in the order in which the server looks
        Http whole =
                endpoint.is(Trait.NEEDS_VERSION) && !header.equals("If-Match") ? client.with("If-Match", "*") : client;
        calls.send(endpoint, whole, calls.path(endpoint)).problem(status);
    }

    private static void assertConforms(Endpoint endpoint, Answer answer) {
        FieldErrors.Builder errors = new FieldErrors.Builder();
        endpoint.answer().check("", answer.json(), errors);
        assertEquals(new FieldErrors.Builder().build(), errors.build(), () -> endpoint + " " + answer);
        boolean list = answer.json().containsKey("items");
        assertFalse(list && answer.items().isEmpty(), () -> endpoint.path() + " shows nothing of the examples");
    }
}
