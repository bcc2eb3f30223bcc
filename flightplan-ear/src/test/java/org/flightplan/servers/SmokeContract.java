package org.flightplan.servers;

import static org.flightplan.servers.SmokeApi.created;
import static org.flightplan.servers.SmokeApi.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.servers.Http.Answer;
import org.flightplan.web.console.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every server must do with the EAR: let a stay be admitted, moved and read, and let nobody else in. A server that
 * fails here would lose a hospital's data, or show it.
 */
interface SmokeContract {

    List<String> ROLES = List.of("viewer", "clinician", "tenant-admin", "platform-admin", "privacy-officer");

    /** The server, on which the application is deployed and ready. */
    URI root();

    /** What it logs. */
    Path log();

    /** Deploys an application beside ours, under the name of its file. */
    void deploy(Path war);

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
    @Tag("full")
    default void another_application_on_the_server_asks_by_the_client() throws IOException {
        SmokeApi api = new SmokeApi(root());
        Http clinician = api.as("clinician");
        String patient = created(clinician, "/patients", SmokeApi.patient()).getString("patient_id");
        Instant admitted = Instant.parse("2026-01-05T10:07:00Z");
        String stay = created(clinician, "/admissions", SmokeApi.admission(patient, admitted))
                .getString("admission_id");
        deploy(WardArchive.write(
                root().resolve("/flightplan/"), Keycloak.running().token("clinician", api.tenant())));

        URI ward = root().resolve("/ward/ward/");
        Http stranger = Http.anonymous(ward);
        Http user = stranger.with(Keycloak.running().token("clinician", api.tenant()));
        assertEquals(
                200,
                stranger.post(stay + "/to-intensive-care", JsonObject.EMPTY_JSON_OBJECT)
                        .status());
        assertEquals("CICU", ok(clinician.get("/admissions/" + stay)).getString("current_location"));
        assertEquals("Smoke Inventia", user.get("patients/" + patient).body());
        assertEquals(
                "Synthetic",
                user.send("POST", "patients/" + patient + "/diagnosis?is=Synthetic")
                        .body());
        assertEquals("unauthenticated", stranger.get("anonymously/" + patient).body());
        assertEquals(404, user.get("patients/" + UUID.randomUUID()).status());
    }

    @Test
    default void the_operators_smoke_test_goes_through_and_leaves_nobody() {
        Keycloak provider = Keycloak.running();
        String tenant = UUID.randomUUID().toString();
        String secret = SecretFiles.write("service.secret", Keycloak.SECRET + "\n");
        Map<String, String> settings = Map.of(
                "OIDC_ISSUER",
                provider.issuer().toString(),
                "SMOKE_TENANT",
                tenant,
                "SMOKE_PLATFORM_CLIENT",
                provider.newService(null, "platform-admin"),
                "SMOKE_HOSPITAL_CLIENT",
                provider.newService(tenant, "clinician", "privacy-officer"),
                "SMOKE_PLATFORM_SECRET_FILE",
                secret,
                "SMOKE_HOSPITAL_SECRET_FILE",
                secret);
        Program operator = new Program(settings);
        String script = Build.SERVER_CONFIG.path().resolve("smoke.sh").toString();
        String application = root().resolve("/flightplan").toString();
        for (int run = 0; run < 2; run++) {
            String told = operator.run(script, application);
            assertTrue(told.endsWith("All of it works, and nobody is left.\n"), told);
        }
        Http viewer = Http.anonymous(root().resolve("/flightplan/api/v1")).with(provider.token("viewer", tenant));
        JsonObject left = ok(viewer.get("/patients"));
        assertFalse(left.toString().contains("Smoke"), left::toString);
        AssertionError refused =
                assertThrows(AssertionError.class, () -> operator.run(script, application + "/nowhere"));
        assertTrue(String.valueOf(refused.getMessage()).contains("tenant (made once): answered"), refused::toString);
    }

    @Test
    default void a_request_without_a_good_token_is_refused_as_a_problem() {
        Http anonymous = new SmokeApi(root()).anonymous();
        assertProblem(401, anonymous.get("/admissions"));
        assertProblem(401, anonymous.post("/patients", SmokeApi.patient()));
        assertProblem(401, anonymous.with("not.a.token").get("/admissions"));
    }

    @Test
    @Tag("full")
    default void an_endpoint_lets_in_the_roles_that_it_names_and_nobody_else() {
        SmokeApi api = new SmokeApi(root());
        Map<String, Http> users = ROLES.stream().collect(Collectors.toMap(role -> role, api::as));
        List<Operation> operations = Operation.all(root());
        assertTrue(operations.size() > 25, () -> "operations: " + operations);
        for (Operation operation : operations) {
            assertProblem(401, operation.call(api.anonymous()));
            users.forEach((role, user) -> {
                Answer answer = operation.call(user);
                boolean in = operation.roles().contains(role);
                assertEquals(!in, answer.status() == 403, () -> operation + " by " + role + ": " + answer);
                assertTrue(
                        answer.status() != 401 && answer.status() < 500,
                        () -> operation + " by " + role + ": " + answer);
            });
        }
    }

    @Test
    default void events_are_told_as_they_are_recorded_until_the_token_ends() {
        SmokeApi api = new SmokeApi(root());
        Http clinician = api.as("clinician");
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            try (BufferedReader told = api.as("viewer").open("/events/stream")) {
                assertTrue(told.readLine().startsWith("retry: "));
                String patient =
                        created(clinician, "/patients", SmokeApi.patient()).getString("patient_id");
                assertTrue(told.lines().anyMatch(line -> line.startsWith("data: ") && line.contains(patient)));
            }
            Http shortLived = api.anonymous().with(Keycloak.running().tokenThatEnds(api.tenant()));
            try (BufferedReader told = shortLived.open("/events/stream")) {
                assertTrue(told.readLine().startsWith("retry: "));
                assertTrue(told.lines().noneMatch(line -> line.startsWith("data: ")));
            }
        });
    }

    @Test
    default void a_token_that_is_not_meant_for_us_is_refused() {
        SmokeApi api = new SmokeApi(root());
        Http anonymous = api.anonymous();
        Keycloak provider = Keycloak.running();
        ok(anonymous.with(provider.token("clinician", api.tenant())).get("/patients"));
        assertProblem(
                401, anonymous.with(provider.tokenForSomebodyElse(api.tenant())).get("/patients"));
        assertProblem(401, anonymous.with(provider.tokenOfAnotherRealm()).get("/patients"));
    }

    @Test
    @Tag("full")
    default void a_token_that_has_ended_or_was_changed_is_refused() {
        SmokeApi api = new SmokeApi(root());
        String token = Keycloak.running().tokenThatEnds(api.tenant());
        awaitStatus(401, api.anonymous().with(token));
        String[] parts = Keycloak.running().token("clinician", api.tenant()).split("\\.", -1);
        String another = Keycloak.running().token("viewer", api.tenant()).split("\\.", -1)[1];
        assertProblem(
                401,
                api.anonymous().with(parts[0] + "." + another + "." + parts[2]).get("/patients"));
        String none = Base64.getUrlEncoder().encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII));
        assertProblem(401, api.anonymous().with(none + "." + parts[1] + ".").get("/patients"));
    }

    @Test
    @Tag("full")
    default void a_token_of_the_providers_next_key_is_taken_without_a_restart() {
        SmokeApi api = new SmokeApi(root());
        Http before = api.as("viewer");
        Keycloak.running().rotateKeys();
        awaitStatus(200, api.as("viewer"));
        ok(before.get("/patients"));
    }

    @Test
    @Tag("full")
    default void the_console_signs_in_through_the_provider_and_out_again() {
        String console = root() + "/flightplan/";
        Keycloak.running().letConsoleBeAt(console);
        String user = Keycloak.running().newUser("clinician", new SmokeApi(root()).tenant());
        try (Browser browser = Browser.start()) {
            Page page = browser.page();
            page.navigate(console);
            page.click("button.primary");
            page.fill("#username", user);
            page.fill("#password", Keycloak.SECRET);
            page.click("#kc-login");
            page.waitForURL(console + "#/board");
            assertTrue(page.textContent("#topbar").contains("Clinician"), page.textContent("#topbar"));
            page.waitForSelector(".notice");

            page.click("text=Sign out");
            page.waitForURL(console + "#/sign-in");
            page.click("button.primary");
            // the provider has forgotten them too
            page.waitForSelector("#password");
        }
    }

    @Test
    default void only_an_allowed_host_is_served_and_only_its_pages_may_call() {
        URI address = root().resolve("/flightplan/api/v1/sign-in");
        String own = "Host: localhost:" + root().getPort();
        assertTrue(Http.raw(address, own).startsWith("HTTP/1.1 200"), "its own name");
        String refused = Http.raw(address, "Host: somebody.example.org");
        assertTrue(refused.startsWith("HTTP/1.1 400") && refused.contains("host_not_allowed"), refused);
        String watched = Http.raw(root().resolve("/flightplan/metrics"), "Host: node-1.internal");
        assertTrue(watched.startsWith("HTTP/1.1 200"), watched);

        String leave = "access-control-allow-origin: http://localhost:3000";
        assertTrue(Http.raw(address, own, "Origin: http://localhost:3000")
                .toLowerCase(Locale.ROOT)
                .contains(leave));
        String stranger =
                Http.raw(address, own, "Origin: http://somebody.example.org").toLowerCase(Locale.ROOT);
        assertFalse(stranger.contains("access-control-allow"), stranger);
    }

    @Test
    default void behind_a_proxy_that_speaks_tls_browsers_are_told_to_come_back_by_it() {
        URI console = root().resolve("/flightplan/");
        String own = "Host: localhost:" + root().getPort();
        String told = "strict-transport-security: max-age=31536000";
        String secure = Http.raw(console, own, "X-Forwarded-Proto: https");
        assertTrue(secure.toLowerCase(Locale.ROOT).contains(told), secure);
        String plain = Http.raw(console, own);
        assertFalse(plain.toLowerCase(Locale.ROOT).contains(told), plain);
    }

    @Test
    default void sign_in_without_a_password_does_not_exist() {
        JsonObject wish = Json.createObjectBuilder()
                .add("roles", Json.createArrayBuilder().add("platform-admin"))
                .build();
        assertProblem(404, new SmokeApi(root()).anonymous().post("/dev/token", wish));
    }

    @Test
    default void the_metrics_are_the_applications_own() {
        Answer metrics = Http.anonymous(root()).get("/flightplan/metrics");
        assertEquals(200, metrics.status(), metrics::toString);
        assertTrue(metrics.body().contains("flightplan_"), metrics::toString);
    }

    @Test
    default void background_work_of_the_domain_and_of_the_web_is_done() {
        String metrics = Http.anonymous(root()).get("/flightplan/metrics").body();
        for (String work : List.of("sealing", "ending slow uploads", "telling subscribers")) {
            assertTrue(metrics.contains("flightplan_worker_overdue_seconds{worker=\"" + work + "\"}"), metrics);
        }
    }

    @Test
    default void a_line_of_the_log_is_an_object_that_names_the_request_and_nothing_of_it() throws IOException {
        String patient = UUID.randomUUID().toString();
        Answer missing = new SmokeApi(root()).as("clinician").get("/patients/" + patient);
        assertProblem(404, missing);
        String request = missing.json().getString("instance").replace("urn:uuid:", "");
        Http clinician = new SmokeApi(root()).as("clinician");
        JsonObject nameless = Json.createObjectBuilder(SmokeApi.patient())
                .add("name", "Exempla Protocollata")
                .add("gender", 7)
                .build();
        assertProblem(422, clinician.post("/patients", nameless));
        String line = awaitLine(request);
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            assertTrue(reader.readObject().toString().contains("Request " + request + " failed with 404"), line);
        }
        String log = Files.readString(log(), StandardCharsets.UTF_8);
        for (String personal : List.of(patient, "Protocollata", nameless.getString("mrn"))) {
            assertFalse(log.contains(personal), personal);
        }
    }

    @Test
    default void the_api_describes_itself() {
        Answer description = Http.anonymous(root()).get("/openapi");
        assertEquals(200, description.status(), description::toString);
        assertTrue(description.body().contains("/admissions/{id}/trajectory"), description::toString);
    }

    private String awaitLine(String text) throws IOException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < limit) {
            try (Stream<String> lines = Files.lines(log(), StandardCharsets.UTF_8)) {
                Optional<String> found =
                        lines.filter(line -> line.contains(text)).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        throw new AssertionError("no line of the log holds " + text);
    }

    private static void awaitStatus(int status, Http user) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        Answer answer = user.get("/patients");
        while (answer.status() != status && System.nanoTime() < limit) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            answer = user.get("/patients");
        }
        assertEquals(status, answer.status(), answer::toString);
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
