package org.flightplan.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flightplan.client.Peer.Answer;
import org.flightplan.client.http.Patience;
import org.flightplan.client.patients.NewPatient;
import org.flightplan.client.problems.MisunderstoodException;
import org.flightplan.client.problems.NotPermittedException;
import org.flightplan.client.problems.RefusedException;
import org.flightplan.client.problems.UnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not answered goes out again, the same under the same key, until it is answered or the patience is over. */
class SendingAgainTest {

    private static final String RECORDED =
            "{\"patient_id\": \"3e1c7ab8-09cd-4a74-a5d4-ca40bdd9e2a4\", \"new_version\": 1, \"position\": 7}";
    private static final JsonObject BODY =
            Json.createObjectBuilder().add("name", "Synthia Mockingbird").build();
    private static final NewPatient PATIENT = new NewPatient("Synthia Mockingbird", "SYN-0042");

    private final TestTime time = new TestTime();

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 502, 503, 504})
    void a_server_that_asks_to_wait_gets_the_same_command_under_the_same_key_again(int status) throws Exception {
        try (Peer peer = new Peer(
                        (request, number) -> number < 4 ? Answer.problem(status, "later") : Answer.of(201, RECORDED));
                FlightPlanClient client = peer.client(time)) {
            assertEquals(7, client.patients().create(PATIENT).position());
            assertEquals(4, peer.requests().size());
            assertEquals(1, distinct(peer), "a command that is sent again differs");
            assertFalse(peer.requests().get(0).header("Idempotency-key").isEmpty());
        }
    }

    @Test
    void a_dropped_connection_is_no_answer() throws Exception {
        try (Peer peer = new Peer((request, number) -> number < 3 ? Answer.dropped() : Answer.of(201, RECORDED));
                FlightPlanClient client = peer.client(time)) {
            client.patients().create(PATIENT);
            assertEquals(1, distinct(peer));
            assertTrue(peer.requests().size() >= 3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500})
    void an_error_of_a_server_on_which_the_api_has_not_begun_is_no_answer(int status) throws Exception {
        try (Peer peer = new Peer((request, number) ->
                        number < 3 ? new Answer(status, Map.of(), "<html>") : Answer.of(201, RECORDED));
                FlightPlanClient client = peer.client(time)) {
            client.patients().create(PATIENT);
            assertEquals(3, peer.requests().size());
        }
    }

    @Test
    void each_command_has_a_key_of_its_own_unless_the_caller_gives_one() throws Exception {
        try (Peer peer = new Peer((request, number) -> Answer.of(201, RECORDED));
                FlightPlanClient client = peer.client(time)) {
            client.patients().create(PATIENT);
            client.patients().create(PATIENT);
            client.withKey("adt-4711").patients().create(PATIENT);
            List<String> keys = peer.requests().stream()
                    .map(request -> request.header("Idempotency-key"))
                    .toList();
            assertNotEquals(keys.get(0), keys.get(1));
            assertEquals("adt-4711", keys.get(2));
        }
    }

    @Test
    void what_is_refused_is_not_sent_again() throws Exception {
        try (Peer peer = new Peer((request, number) -> Answer.problem(409, "mrn_taken"));
                FlightPlanClient client = peer.client(time)) {
            assertThrows(RefusedException.class, () -> client.patients().create(PATIENT));
            assertEquals(1, peer.requests().size());
        }
    }

    @Test
    void an_error_of_the_api_itself_is_told_at_once() throws Exception {
        try (Peer peer = new Peer((request, number) -> Answer.problem(500, "internal"));
                FlightPlanClient client = peer.client(time)) {
            assertThrows(MisunderstoodException.class, () -> client.patients().create(PATIENT));
            assertEquals(1, peer.requests().size());
        }
    }

    @Test
    void a_refused_token_is_asked_for_anew_once() throws Exception {
        AtomicInteger tokens = new AtomicInteger();
        try (Peer peer = new Peer(
                        (request, number) -> request.header("Authorization").equals("Bearer token-2")
                                ? Answer.of(201, RECORDED)
                                : Answer.problem(401, "unauthenticated"));
                FlightPlanClient client = FlightPlanClient.at(peer.base())
                        .token(() -> "token-" + tokens.incrementAndGet())
                        .time(time)
                        .build()) {
            client.patients().create(PATIENT);
            assertEquals(2, peer.requests().size());
            assertEquals(
                    1,
                    peer.requests().stream()
                            .map(request -> request.header("Idempotency-key"))
                            .distinct()
                            .count());
            client.patients().create(PATIENT);
            assertEquals(2, tokens.get());
        }
    }

    @Test
    void a_user_who_may_not_is_told_so_after_one_more_token() throws Exception {
        AtomicInteger tokens = new AtomicInteger();
        try (Peer peer = new Peer((request, number) -> Answer.problem(401, "unauthenticated"));
                FlightPlanClient client = FlightPlanClient.at(peer.base())
                        .token(() -> "token-" + tokens.incrementAndGet())
                        .time(time)
                        .build()) {
            assertThrows(NotPermittedException.class, () -> client.send("POST", "/patients", BODY));
            assertEquals(2, tokens.get());
        }
    }

    @Test
    void pauses_double_up_to_a_limit_and_the_half_is_left_to_chance() throws Exception {
        try (Peer peer = new Peer((request, number) ->
                        number < 10 ? Answer.problem(503, "unavailable") : Answer.of(201, RECORDED));
                FlightPlanClient client = peer.client(time)) {
            client.patients().create(PATIENT);
        }
        long most = 100;
        for (Duration pause : time.pauses()) {
            assertTrue(pause.toMillis() >= most / 2 && pause.toMillis() <= most, time.pauses()::toString);
            most = Math.min(2 * most, 5_000);
        }
        assertEquals(9, time.pauses().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "Sat, 10 Jan 2026 12:00:07 GMT"})
    void a_server_that_says_when_is_asked_again_then(String retryAfter) throws Exception {
        try (Peer peer = new Peer((request, number) -> number < 2
                        ? Answer.problem(429, "too_many_requests").header("Retry-After", retryAfter)
                        : Answer.of(201, RECORDED));
                FlightPlanClient client = peer.client(time)) {
            client.patients().create(PATIENT);
        }
        assertEquals(List.of(Duration.ofSeconds(7)), time.pauses());
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "Sat, 10 Jan 2026 11:00:00 GMT"})
    void a_time_that_is_none_or_over_is_no_reason_to_wait_long(String retryAfter) throws Exception {
        try (Peer peer = new Peer((request, number) -> number < 2
                        ? Answer.problem(503, "unavailable").header("Retry-After", retryAfter)
                        : Answer.of(201, RECORDED));
                FlightPlanClient client = peer.client(time)) {
            client.patients().create(PATIENT);
        }
        assertTrue(time.passed().toMillis() <= 100, time.pauses()::toString);
    }

    @Test
    void at_the_deadline_it_says_so_without_waiting_for_nothing() throws Exception {
        try (Peer peer = new Peer((request, number) -> Answer.problem(503, "unavailable"));
                FlightPlanClient client = peer.client(time)) {
            UnavailableException thrown = assertThrows(
                    UnavailableException.class, () -> client.patients().create(PATIENT));
            assertEquals("unavailable", thrown.errorCode());
            assertTrue(time.passed().compareTo(Patience.USUAL.deadline()) <= 0, time.pauses()::toString);
            assertTrue(peer.requests().size() > 10);
        }
    }

    @Test
    void a_server_that_asks_for_more_than_the_deadline_is_not_waited_for() throws Exception {
        try (Peer peer = new Peer(
                        (request, number) -> Answer.problem(503, "unavailable").header("Retry-After", "3600"));
                FlightPlanClient client = peer.client(time)) {
            assertThrows(UnavailableException.class, () -> client.patients().create(PATIENT));
            assertEquals(List.of(), time.pauses());
        }
    }

    @Test
    void where_nobody_listens_the_reason_is_told_and_no_address() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (FlightPlanClient client = FlightPlanClient.at(URI.create("http://localhost:" + free))
                .time(time)
                .build()) {
            String typed = assertThrows(
                            UnavailableException.class, () -> client.patients().create(PATIENT))
                    .getMessage();
            String plain = assertThrows(UnavailableException.class, () -> client.send("POST", "/patients", BODY))
                    .getMessage();
            assertEquals("no answer (ConnectException)", typed);
            assertEquals(typed, plain);
        }
    }

    private static long distinct(Peer peer) {
        return peer.requests().stream()
                .map(request -> request.method() + request.path() + request.header("Idempotency-key") + request.body())
                .distinct()
                .count();
    }
}
