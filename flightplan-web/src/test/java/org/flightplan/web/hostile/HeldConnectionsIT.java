package org.flightplan.web.hostile;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flightplan.web.Http;
import org.flightplan.web.RawConnection;
import org.flightplan.web.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Clients that send half of a request and hold on, as many and as long as {@code -Dflightplan.held.connections} and
 * {@code -Dflightplan.held.seconds} say: nobody else notices them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldConnectionsIT {

    private static final Logger LOG = Logger.getLogger(HeldConnectionsIT.class.getName());

    private static final String PATIENTS = "api/v1/patients";
    private static final int CONNECTIONS = Integer.getInteger("flightplan.held.connections", 300);
    private static final int SECONDS = Integer.getInteger("flightplan.held.seconds", 15);
    private static final int MOST_LOGGED = 100_000;
    private static final long DRIP_SECONDS = 10;

    // the everyday run shares its machine with a build; a node that is held would take ten seconds and more
    private static final long SLOWEST_MILLIS = CONNECTIONS < 1_000 ? 1_000 : 100;

    private final UUID tenant = UUID.randomUUID();
    private String token = "";
    private Http clinician = Http.api();

    @BeforeAll
    void open_a_hospital() {
        Http.as(null, "platform-admin")
                .post(
                        "admin/tenants",
                        doc().with("id", tenant)
                                .with("name", "Held " + tenant)
                                .with("enabled_specialties", List.of("cardiac"))
                                .build())
                .expect(201);
        token = Http.token(UUID.randomUUID(), tenant, "clinician");
        clinician = Http.api().token(token);
    }

    @Test
    void half_a_body_is_refused_or_told_that_it_is_late_and_its_connection_ended() {
        String viewer = Http.token(UUID.randomUUID(), tenant, "viewer");
        List<String> json = List.of("Content-Type: application/json");
        Stream<Runnable> tries = Stream.of(
                        // Grizzly hands a request on with its first chunk; until then it holds a connection, and no
                        // thread
                        Map.entry("Content-Length: 100", "{"), Map.entry("Transfer-Encoding: chunked", "1\r\n{\r\n"))
                .flatMap(half -> Stream.of(
                        () -> refused(401, PATIENTS, json, half),
                        () -> refused(401, PATIENTS, with(json, "Authorization: Bearer x.y.z"), half),
                        () -> refused(403, PATIENTS, with(json, "Authorization: Bearer " + viewer), half),
                        () -> refused(415, PATIENTS, List.of("Content-Type: json"), half),
                        () -> refused(415, PATIENTS, with(json, "Content-Encoding: gzip"), half),
                        () -> refused(405, "metrics", json, half),
                        () -> refused(408, PATIENTS, with(json, "Authorization: Bearer " + token), half)));
        List<CompletableFuture<Void>> all =
                tries.map(CompletableFuture::runAsync).toList();
        all.forEach(CompletableFuture::join);
    }

    @Test
    void a_large_body_of_one_who_is_refused_is_read_to_its_end_so_that_the_answer_can_be_read() {
        String large = "x".repeat(3 << 20);
        Http.api().send("POST", "patients", large).problem(401);
    }

    private static List<String> with(List<String> headers, String another) {
        return Stream.concat(headers.stream(), Stream.of(another)).toList();
    }

    private static void refused(int status, String path, List<String> headers, Map.Entry<String, String> half) {
        try (RawConnection connection = new RawConnection()) {
            String head = connection
                    .begin("POST", path, with(headers, half.getKey()), half.getValue())
                    .head();
            problem(status, head);
            assertTrue(head.contains("connection: close"), head);
        }
    }

    @Test
    void a_body_that_comes_in_pieces_is_taken_with_its_length_and_in_chunks() {
        String body = patient();
        try (RawConnection connection = new RawConnection()) {
            connection.begin("POST", PATIENTS, json(body.length()), "");
            body.chars().forEach(c -> connection.send(String.valueOf((char) c)));
            created(connection.head());
        }
        String another = patient();
        try (RawConnection connection = new RawConnection()) {
            connection.begin("POST", PATIENTS, json("Transfer-Encoding: chunked"), "");
            another.chars().forEach(c -> connection.send("1\r\n" + (char) c + "\r\n"));
            created(connection.send("0\r\n\r\n").head());
        }
    }

    @Test
    void where_there_is_nothing_a_late_body_changes_nothing() {
        for (int i = 0; i < 20; i++) {
            try (RawConnection connection = new RawConnection()) {
                connection.begin("POST", "api/v1/no/such/thing", json(2), "{");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5L * i));
                problem(404, connection.send("}").head());
            }
        }
    }

    @Test
    @Tag("full")
    void a_body_right_behind_its_headers_is_taken_on_every_request_of_a_kept_connection_the_last_one_too() {
        IntStream.range(0, 8).parallel().forEach(i -> {
            // Payara ends a kept connection at its 250th answer, and at one whose body came late
            for (int sent = 0; sent < 260; ) {
                try (RawConnection connection = new RawConnection()) {
                    sent += takenUntilTheConnectionEnds(connection, 260 - sent);
                }
            }
        });
    }

    private int takenUntilTheConnectionEnds(RawConnection connection, int most) {
        for (int request = 1; request <= most; request++) {
            String body = patient();
            int early = request % 3 == 0 ? 1 : 0;
            connection.begin("POST", PATIENTS, json(body.length()), body.substring(0, early));
            String head = connection.send(body.substring(early)).head();
            created(head);
            connection.skip(head);
            if (head.contains("connection: close")) {
                return request;
            }
        }
        return most;
    }

    @Test
    void a_content_type_that_is_none_and_an_encoding_are_not_supported() {
        String body = patient();
        for (String type : List.of(
                "json",
                "application/json; charset=",
                "application/json;",
                "/;;",
                "application",
                "*/json",
                "a/b/c",
                "a/b;c")) {
            List<String> headers = List.of(
                    "Content-Type: " + type, "Content-Length: " + body.length(), "Authorization: Bearer " + token);
            try (RawConnection connection = new RawConnection()) {
                problem(415, connection.begin("POST", PATIENTS, headers, body).head());
            }
        }
        for (String encoding : List.of("gzip", "br", "made-up")) {
            clinician
                    .with("Content-Encoding", encoding)
                    .send("POST", "patients", patient())
                    .problem(415);
        }
        clinician
                .with("Content-Encoding", "identity")
                .send("POST", "patients", patient())
                .expect(201);
    }

    @Test
    void a_token_with_many_groups_fits_into_the_headers() {
        clinician.with("X-Filler", "x".repeat(28_000)).get("patients").expect(200);
    }

    @Test
    void nobody_notices_those_who_hold_on() throws Exception {
        long logged = Files.size(TestServer.server().log());
        List<RawConnection> held =
                IntStream.range(0, CONNECTIONS).mapToObj(this::begun).toList();
        ExecutorService others = Executors.newFixedThreadPool(3);
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            Future<?> dripping = others.submit(() -> drip(held, end));
            Future<Integer> work = others.submit(() -> work(end));
            List<Long> millis = others.submit(() -> health(end)).get();
            dripping.get();
            Collections.sort(millis);
            long slow = millis.get(millis.size() * 99 / 100);
            LOG.log(
                    Level.INFO,
                    "{0} held: health 99th {1} ms, most {2} ms of {3}; {4} patients written and read",
                    new Object[] {CONNECTIONS, slow, millis.get(millis.size() - 1), millis.size(), work.get()});
            assertTrue(slow < SLOWEST_MILLIS, () -> "health took " + slow + " ms");
        } finally {
            others.shutdown();
            held.forEach(RawConnection::close);
        }
        long grown = Files.size(TestServer.server().log()) - logged;
        LOG.log(Level.INFO, "the log grew by {0} bytes", grown);
        assertTrue(grown < MOST_LOGGED, () -> "the log grew by " + grown + " bytes");
    }

    private RawConnection begun(int number) {
        RawConnection connection = new RawConnection();
        return switch (number % 4) {
            case 0 -> connection.begin("POST", PATIENTS, json(100), "{");
            case 1 -> connection.begin("POST", "no-such-page", anonymous(), "{");
            case 2 -> connection.begin("POST", PATIENTS, with(anonymous(), "Content-Encoding: br"), "{");
            default -> connection.begin("POST", PATIENTS, anonymous(), "{");
        };
    }

    private static List<Long> health(long end) {
        List<Long> millis = new ArrayList<>();
        while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            Http.management().get("health/live").expect(200);
            millis.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return millis;
    }

    private int work(long end) {
        int done = 0;
        for (; System.nanoTime() < end; done++) {
            String id = clinician
                    .send("POST", "patients", patient())
                    .expect(201)
                    .json()
                    .getString("patient_id");
            assertEquals(id, clinician.get("patients/" + id).expect(200).json().getString("id"));
        }
        return done;
    }

    private static void drip(List<RawConnection> held, long end) {
        for (long next = nextDrip(); next < end; next = nextDrip()) {
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
            for (int i = 0; i < held.size(); i++) {
                try {
                    // the others stay silent
                    held.get(i).send(i % 8 < 4 ? " " : "");
                } catch (UncheckedIOException e) {
                    LOG.log(Level.FINE, "ended by the server, as it should be", e);
                }
            }
        }
    }

    private static long nextDrip() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(DRIP_SECONDS);
    }

    private List<String> json(int length) {
        return json("Content-Length: " + length);
    }

    private List<String> json(String length) {
        return List.of("Content-Type: application/json", length, "Authorization: Bearer " + token);
    }

    private static List<String> anonymous() {
        return List.of("Content-Type: application/json", "Content-Length: 100");
    }

    private static String patient() {
        return doc().with("name", "Synthia Held")
                .with("mrn", "SYN-" + UUID.randomUUID())
                .with("date_of_birth", "2001-01-01")
                .build()
                .toString();
    }

    private static void created(String head) {
        assertTrue(head.startsWith("http/1.1 201"), head);
    }

    private static void problem(int status, String head) {
        assertTrue(head.startsWith("http/1.1 " + status), head);
        assertTrue(head.contains("content-type: application/problem+json"), head);
    }
}
