package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.Collectors;
import org.flightplan.launcher.demo.FakeApi.Answer;
import org.junit.jupiter.api.Test;

class ApiTest {

    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(20), Duration.ofMillis(5), Duration.ofMillis(20));
    private static final JsonObject BODY = Json.object("{\"name\": \"Somebody Invented\"}");

    @Test
    void an_unavailable_server_gets_the_same_request_with_the_same_key_again() throws Exception {
        try (FakeApi server =
                new FakeApi((request, number) -> number < 4 ? new Answer(503, "{}", "1") : Answer.of(201))) {
            assertEquals(201, post(server, SHORT));
            assertEquals(4, server.requests().size());
            assertEquals(1, server.requests().stream().distinct().count(), "a resent request differs");
        }
    }

    @Test
    void a_lost_connection_gets_the_same_request_again() throws Exception {
        try (FakeApi server = new FakeApi((request, number) -> Answer.of(number < 3 ? 0 : 200))) {
            assertEquals(200, post(server, SHORT));
            assertEquals(1, server.requests().stream().distinct().count());
        }
    }

    @Test
    void a_refused_token_is_replaced_and_the_request_sent_again() throws Exception {
        try (FakeApi server =
                new FakeApi((request, number) -> Answer.of(request.token().equals("Bearer token-1") ? 401 : 200))) {
            assertEquals(200, post(server, SHORT));
            assertEquals(2, server.tokenRequests().size());
            assertEquals(
                    1,
                    server.requests().stream()
                            .map(request -> request.key() + request.body())
                            .collect(Collectors.toSet())
                            .size());
        }
    }

    @Test
    void a_refused_request_is_not_sent_again() throws Exception {
        try (FakeApi server = new FakeApi((request, number) -> Answer.of(422))) {
            assertEquals(422, post(server, SHORT));
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void one_token_serves_many_requests_and_names_tenant_role_and_user() throws Exception {
        try (FakeApi server = new FakeApi((request, number) -> Answer.of(200))) {
            Api api = new Api(server.base(), SHORT);
            for (int i = 0; i < 3; i++) {
                api.get(Caller.clinician("t-1"), "/patients");
            }
            assertEquals(1, server.tokenRequests().size());
            JsonObject token = Json.object(server.tokenRequests().get(0));
            assertEquals("t-1", token.getString("tenant"));
            assertEquals("clinician", token.getJsonArray("roles").getString(0));
            assertTrue(token.containsKey("user"));
            api.get(Caller.platformAdmin(), "/admin/tenants");
            assertFalse(Json.object(server.tokenRequests().get(1)).containsKey("tenant"));
        }
    }

    @Test
    void a_server_that_stays_away_ends_the_wait_with_a_reason() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Patience little = new Patience(Duration.ofMillis(50), Duration.ofMillis(5), Duration.ofMillis(10));
        Api api = new Api("http://localhost:" + free, little);
        DemoFailure failure = assertThrows(DemoFailure.class, () -> api.get(Caller.platformAdmin(), "/admin/tenants"));
        assertTrue(String.valueOf(failure.getMessage()).contains("ConnectException"), failure.getMessage());
    }

    @Test
    void pauses_grow_follow_the_server_and_have_a_limit() {
        Patience patience = new Patience(Duration.ofMinutes(1), Duration.ofMillis(100), Duration.ofSeconds(2));
        assertEquals(Duration.ofMillis(100), patience.before(0));
        assertEquals(Duration.ofMillis(400), patience.before(2));
        assertEquals(Duration.ofSeconds(2), patience.before(60));
    }

    private static int post(FakeApi server, Patience patience) throws InterruptedException {
        return new Api(server.base(), patience)
                .send(Caller.clinician("t-1"), "POST", "/patients", BODY, "census-000004")
                .statusCode();
    }
}
