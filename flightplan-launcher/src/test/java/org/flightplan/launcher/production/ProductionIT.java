package org.flightplan.launcher.production;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.launcher.LauncherProcess;
import org.flightplan.migrations.SentryProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In production nothing is taken for granted: what development makes up itself must be given, or nothing is served. */
class ProductionIT {

    private static final int RATE = 20;
    private static final UUID TENANT = UUID.randomUUID();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static Installation installation;
    private static Map<String, String> settings;

    @BeforeAll
    static void prepare() throws Exception {
        installation = new Installation(folder);
        settings = new HashMap<>(installation.settings());
        settings.put("RATE_LIMIT", Integer.toString(RATE));
    }

    @AfterAll
    static void end() throws IOException {
        installation.close();
    }

    @Test
    void with_what_is_right_it_serves_limits_each_hospital_and_erases_again_what_a_restored_key_store_brought_back()
            throws Exception {
        UUID patient = UUID.randomUUID();
        String keysOfBackup;
        try (LauncherProcess node = start(settings)) {
            node.awaitLine("FlightPlan is ready");
            assertEquals(
                    201,
                    send(node, "POST", "admin/tenants", token("platform-admin", null), tenant())
                            .statusCode());
            HttpResponse<String> created = send(node, "POST", "patients", token("clinician", TENANT), patient(patient));
            assertEquals(201, created.statusCode(), created::body);
            keysOfBackup = installation.keys(
                    "select string_agg(format('(%L,%L,%L,%s,%L::bytea,%s,%s)', tenant_id, kind, subject_id, version, wrapped,"
                            + " tenant_key, made_under), ',') from data_keys where subject_id = '" + patient + "'");
            assertEquals(200, erase(node, patient).statusCode());
            assertLimited(node);
            node.stop();
        }
        restoreKeys(patient, keysOfBackup);
        try (LauncherProcess node = start(settings)) {
            // once it has started, a line of the server's log is an object; this one may come before
            node.awaitLine("^(\\{.*|INFO: .*)who was erased before are destroyed now(.*\"\\})?$");
            node.awaitLine("FlightPlan is ready");
            HttpResponse<String> shown = send(node, "GET", "patients/" + patient, token("viewer", TENANT), null);
            assertTrue(json(shown).getBoolean("erased") && !shown.body().contains("Exempla"), shown::body);
            node.stop();
        }
    }

    @Test
    @Tag("full")
    void what_is_missing_or_is_a_default_is_named_and_nothing_is_served() throws Exception {
        Map<String, String> careless = new HashMap<>(settings);
        careless.keySet().removeAll(List.of("OIDC_ISSUER", "MASTER_KEY_FILE", "SEAL_KEY_FILE"));
        careless.put("SECRET_KEY", "development");
        careless.put("RATE_LIMIT", "many");
        careless.put("DATABASE_MIGRATIONS_URL", installation.plainLogUrl());
        try (LauncherProcess node = start(careless)) {
            // pg_hba.conf lets nobody in who does not come over TLS
            String problems = awaitProblems(node, "pg_hba.conf");
            for (String named : List.of(
                    "RATE_LIMIT", "OIDC_ISSUER is not set", "MASTER_KEY_FILE is not set", "SEAL_KEY_FILE is not set")) {
                assertTrue(problems.contains(named), () -> named + " in " + problems);
            }
            // while the application comes up, the server answers by itself, 503 among others
            LauncherProcess.await(
                    "a refusal by the application",
                    () -> body(node, "GET", "patients", token("viewer", TENANT)).contains("\"starting\""));
            assertEquals(404, status(node, "POST", "dev/token", null));
        }
    }

    /** Something wrong with the database, what the operator is told of it, and how it is put right. */
    private record Trouble(String brought, String told, String mended) {}

    private static final List<Trouble> TROUBLES = List.of(
            new Trouble(
                    "alter database flightplan_prod rename to misplaced",
                    "createdb",
                    "alter database misplaced rename to flightplan_prod"),
            new Trouble(
                    "alter role flightplan valid until '2020-01-01'",
                    "the password is wrong",
                    "alter role flightplan valid until 'infinity'"),
            new Trouble("alter role flightplan nologin", "the role may not connect", "alter role flightplan login"),
            new Trouble(
                    "alter role flightplan connection limit 0",
                    "raise max_connections",
                    "alter role flightplan connection limit -1"),
            new Trouble(
                    "revoke connect on database flightplan_prod from public, flightplan",
                    "the role lacks a privilege",
                    "grant connect on database flightplan_prod to public, flightplan"));

    @Test
    @Tag("full")
    void each_trouble_with_the_database_is_told_with_its_remedy_and_gone_without_a_restart() throws Exception {
        Path own = Files.createDirectory(folder.resolve("troubled"));
        try (Installation troubled = new Installation(own);
                SentryProject project = new SentryProject()) {
            troubled.change(TROUBLES.get(0).brought());
            Map<String, String> reporting = troubled.settings();
            reporting.put("SENTRY_DSN", project.dsn());
            try (LauncherProcess node = LauncherProcess.start(own.resolve("home"), reporting)) {
                for (int trouble = 0; trouble < TROUBLES.size(); trouble++) {
                    awaitProblems(node, TROUBLES.get(trouble).told());
                    if (trouble + 1 < TROUBLES.size()) {
                        troubled.change(TROUBLES.get(trouble + 1).brought());
                    }
                    troubled.change(TROUBLES.get(trouble).mended());
                }
                node.awaitLine("FlightPlan is ready");
                for (Trouble trouble : TROUBLES) {
                    assertEquals(1, reports(project, trouble.told()), trouble::told);
                }
            }
        }
    }

    private static long reports(SentryProject project, String text) {
        return project.reports().stream()
                .filter(report -> report.contains("\"environment\":\"production\"") && report.contains(text))
                .count();
    }

    private static LauncherProcess start(Map<String, String> with) throws IOException {
        return LauncherProcess.start(folder.resolve("home"), with);
    }

    /** As a backup of before the erasure would. */
    private static void restoreKeys(UUID patient, String keysOfBackup) throws SQLException {
        installation.keys("with gone as (delete from data_keys where subject_id = '" + patient
                + "' returning 1) select count(*) from gone");
        assertEquals(
                "1",
                installation.keys("with restored as (insert into data_keys (tenant_id, kind, subject_id, version,"
                        + " wrapped, tenant_key, made_under) values " + keysOfBackup
                        + " returning 1) select count(*) from restored"));
    }

    private static void assertLimited(LauncherProcess node) throws Exception {
        String viewer = token("viewer", TENANT);
        HttpResponse<String> limited = null;
        for (int sent = 0; sent < 20 * RATE && (limited == null || limited.statusCode() != 429); sent++) {
            limited = send(node, "GET", "specialties", viewer, null);
        }
        assertEquals(429, limited.statusCode(), limited::body);
        assertTrue(limited.headers().firstValue("Retry-After").isPresent());
        // another hospital's share is its own
        assertEquals(
                200,
                send(node, "GET", "admin/tenants", token("platform-admin", null), null)
                        .statusCode());
    }

    private static String awaitProblems(LauncherProcess node, String text) throws InterruptedException {
        String[] last = {""};
        LauncherProcess.await("a node that says what is wrong", () -> {
            last[0] = health(node);
            return last[0].contains(text);
        });
        return last[0];
    }

    private static String health(LauncherProcess node) {
        try {
            var request = HttpRequest.newBuilder(URI.create(node.base() + "/health/ready"))
                    .build();
            HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 503 ? answer.body() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static HttpResponse<String> erase(LauncherProcess node, UUID patient) throws Exception {
        JsonObject ground =
                Json.createObjectBuilder().add("ground", "patient_request").build();
        return send(node, "POST", "patients/" + patient + "/erasure", token("privacy-officer", TENANT), ground);
    }

    private static String token(String role, @Nullable UUID tenant) {
        return installation.provider.token(role, tenant);
    }

    private static JsonObject tenant() {
        return Json.createObjectBuilder()
                .add("id", TENANT.toString())
                .add("name", "Synthetic Hospital")
                .add("enabled_specialties", Json.createArrayBuilder().add("cardiac"))
                .build();
    }

    private static JsonObject patient(UUID id) {
        return Json.createObjectBuilder()
                .add("patient_id", id.toString())
                .add("name", "Exempla Synthetica")
                .add("mrn", "SYN-" + id)
                .add("date_of_birth", "1999-09-09")
                .add("gender", "female")
                .build();
    }

    private static HttpResponse<String> send(
            LauncherProcess node, String method, String path, @Nullable String token, @Nullable JsonObject body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(node.base() + "/api/v1/" + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static int status(LauncherProcess node, String method, String path, @Nullable String token) {
        return answered(node, method, path, token).map(HttpResponse::statusCode).orElse(0);
    }

    private static String body(LauncherProcess node, String method, String path, @Nullable String token) {
        return answered(node, method, path, token).map(HttpResponse::body).orElse("");
    }

    private static Optional<HttpResponse<String>> answered(
            LauncherProcess node, String method, String path, @Nullable String token) {
        try {
            JsonObject body = method.equals("POST") ? JsonValue.EMPTY_JSON_OBJECT : null;
            return Optional.of(send(node, method, path, token, body));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static JsonObject json(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
