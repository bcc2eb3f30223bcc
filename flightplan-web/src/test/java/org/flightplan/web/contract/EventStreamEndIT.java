package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.flightplan.web.TestServer;
import org.flightplan.web.contract.Follower.Told;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A stream ends and its client comes back, for whatever reason, and misses nothing and is told nothing twice. */
class EventStreamEndIT {

    private static final int MOST_OF_A_USER = 10;
    private static final int BATCH = 500;

    private final Ward ward = Ward.open();

    @Test
    void clients_that_come_and_go_while_others_write_are_told_each_event_once() {
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            writers.add(CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    ward.clinician
                            .with("Prefer", "respond-async")
                            .post("patients", ward.patient().build())
                            .expect(202);
                }
            }));
        }
        List<List<Long>> told = new ArrayList<>();
        try {
            Random random = new Random(17);
            for (int client = 0; client < 3; client++) {
                told.add(toldInVisits(random));
            }
        } finally {
            over.set(true);
            writers.forEach(CompletableFuture::join);
        }
        List<Long> feed = ward.feed().stream().map(Ward::position).toList();
        for (List<Long> ids : told) {
            long last = ids.get(ids.size() - 1);
            try (Follower follower = Follower.behind(ward.viewer, last, "")) {
                while (ids.size() < feed.size()) {
                    ids.add(follower.next().id());
                }
            }
            assertEquals(feed, ids);
        }
    }

    private List<Long> toldInVisits(Random random) {
        List<Long> ids = new ArrayList<>();
        long last = 0;
        for (int visit = 0; visit < 12; visit++) {
            // each time another user: that one has left is found out later
            try (Follower follower = Follower.behind(Http.as(ward.tenant, "viewer"), last, "")) {
                for (int i = random.nextInt(40); i > 0; i--) {
                    ids.add(follower.next().id());
                }
            }
            last = ids.isEmpty() ? 0 : ids.get(ids.size() - 1);
        }
        return ids;
    }

    @Test
    void a_comment_without_an_id_comes_when_nothing_else_does() {
        try (Follower follower = Follower.of(ward.viewer)) {
            Waiting.await("a comment comes", () -> follower.beats() > 0);
            assertEquals(List.of(), follower.all());
            assertFalse(follower.isOverNow());
        }
    }

    @Test
    @Tag("full")
    void a_hospital_that_is_switched_off_is_told_nothing_more() {
        Ward other = Ward.open();
        try (Follower follower = Follower.of(ward.viewer);
                Follower others = Follower.of(other.viewer)) {
            Ward.platform()
                    .patch(
                            "admin/tenants/" + ward.tenant,
                            doc().with("active", false).build())
                    .expect(200);
            assertTrue(follower.isOver());
            assertFalse(others.isOverNow());
            other.createdPatient();
            others.next();
        }
        ward.viewer.get("events/stream").problem(403);
    }

    @Test
    void a_user_has_so_many_and_no_more_and_who_leaves_makes_room() {
        List<Follower> followers = new ArrayList<>();
        try {
            for (int i = 0; i < MOST_OF_A_USER; i++) {
                followers.add(Follower.of(ward.viewer));
            }
            Answer refused = ward.viewer.get("events/stream").problem(429);
            assertEquals("too_many_streams", refused.json().getString("error_code"));
            assertEquals("2", refused.header("Retry-After"));
            ward.clinician.get("events/stream").expect(200);
        } finally {
            followers.forEach(Follower::close);
        }
        Waiting.await(
                "those that have left are found",
                () -> ward.viewer.get("events/stream").status() == 200);
    }

    @Test
    @Tag("full")
    void who_reads_nothing_is_ended_and_others_are_told_meanwhile() throws IOException {
        UUID stay = ward.admittedPatient();
        for (int i = 0; i < 60; i++) {
            notes(stay);
        }
        double before = endedByServer();
        try (Socket silent = silent(Http.token(UUID.randomUUID(), ward.tenant, "viewer"));
                Follower follower = Follower.of(ward.viewer)) {
            for (int i = 0; i < 5; i++) {
                ward.createdPatient();
                follower.next();
            }
            Waiting.await("who reads nothing is ended", () -> endedByServer() > before);
            ward.createdPatient();
            follower.next();
            assertTrue(silent.isConnected());
        }
        List<Long> told = new ArrayList<>();
        List<Long> feed = ward.feed().stream().map(Ward::position).toList();
        int answers = 0;
        while (told.size() < feed.size()) {
            try (Follower again = Follower.behind(ward.viewer, told.isEmpty() ? 0 : told.get(told.size() - 1), "")) {
                Waiting.await(
                        "an answer ends, or has told all",
                        () -> again.isOverNow() || told.size() + again.all().size() == feed.size());
                again.all().forEach(event -> told.add(event.id()));
                answers++;
            }
        }
        assertEquals(feed, told);
        assertTrue(answers > 1, "an answer has its length");
    }

    private void notes(UUID stay) {
        List<JsonObject> events = Stream.generate(() -> doc().with("event_id", UUID.randomUUID())
                        .with("admission_id", stay)
                        .with("event_type", "annotation")
                        .with("occurred_at", ward.hour(1))
                        .with("details", doc().with("text", "Synthetic").build())
                        .build())
                .map(data -> doc().with("event_type", "clinical_event.recorded")
                        .with("data", data)
                        .build())
                .limit(BATCH)
                .toList();
        ward.clinician
                .post(
                        "events",
                        doc().with("stream_id", stay)
                                .with("stream_type", "Admission")
                                .with("events", events)
                                .build())
                .expect(200);
    }

    private static Socket silent(String token) throws IOException {
        URI server = TestServer.baseUrl();
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        String request = "GET " + server.getPath() + "api/v1/events/stream HTTP/1.1\r\nHost: " + server.getHost() + ":"
                + server.getPort() + "\r\nAuthorization: Bearer " + token + "\r\nLast-Event-ID: 0\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static double endedByServer() {
        return Http.application()
                .get("metrics")
                .body()
                .lines()
                .filter(line -> line.matches("flightplan_subscriptions_ended_total.*(too_slow|long_enough).*"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void after_the_log_was_restored_who_was_told_more_is_told_so() throws SQLException {
        ward.createdPatient();
        long kept = ward.head();
        try (Follower follower = Follower.of(ward.viewer)) {
            ward.createdPatient();
            Told lost = follower.next();
            try {
                log("create table restored as select * from event_store where id > " + kept);
                log("delete from event_store where id > " + kept);
                assertTrue(follower.isOver());
                ward.viewer
                        .with("Last-Event-ID", Long.toString(lost.id()))
                        .get("events/stream")
                        .problem(409);
                Follower.behind(ward.viewer, kept, "").close();
            } finally {
                String columns = "id, tenant_id, stream_id, stream_type, event_version, event_type, data, metadata,"
                        + " created_at, created_by";
                log("insert into event_store (" + columns + ") select " + columns + " from restored");
                log("drop table restored");
            }
        }
        try (Follower follower = Follower.behind(ward.viewer, kept, "")) {
            assertEquals("patient.created", follower.next().data().getString("event_type"));
            assertNull(follower.poll(500));
        }
    }

    private static void log(String sql) throws SQLException {
        try (var connection = TestServer.database().as("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }
}
