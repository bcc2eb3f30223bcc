package org.flightplan.launcher.production;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.launcher.LauncherProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thing that a node can't do without is broken in turn: readiness says so, and is what a request meets, never one without the other. */
@Tag("full")
class ReadinessIT {

    private static final UUID TENANT = UUID.randomUUID();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static Installation installation;
    private static Map<String, String> settings;

    @BeforeAll
    static void aHospitalThatWorks() throws Exception {
        installation = new Installation(folder);
        settings = installation.settings();
        try (LauncherProcess node = LauncherProcess.start(folder.resolve("home"), settings)) {
            node.awaitLine("FlightPlan is ready");
            JsonObject tenant = Json.createObjectBuilder()
                    .add("id", TENANT.toString())
                    .add("name", "Synthetic Hospital")
                    .add("enabled_specialties", Json.createArrayBuilder().add("cardiac"))
                    .build();
            String admin = installation.provider.token("platform-admin", null);
            assertTrue(send(node, "POST", "/api/v1/admin/tenants", admin, tenant.toString()) == 201);
            assertTrue(isServed(node), "the command that is refused below");
            LauncherProcess.await("a seal", () -> seals() > 0);
            node.stop();
        }
    }

    @AfterAll
    static void end() throws IOException {
        installation.close();
    }

    @Test
    void with_other_keys_than_the_logs_nothing_is_served_until_they_are_there() throws Exception {
        Map<String, String> others = installation.withOtherKeys(settings);
        others.put("SEAL_KEY_FILE", settings.get("SEAL_KEY_FILE"));
        try (LauncherProcess node = LauncherProcess.start(folder.resolve("home"), others)) {
            awaitTold(node, "The key store's keys are wrapped by the master key");
            Files.writeString(
                    Path.of(others.get("MASTER_KEY_FILE")),
                    Files.readString(Path.of(settings.get("MASTER_KEY_FILE"))),
                    StandardOpenOption.APPEND);
            LauncherProcess.await(
                    "a node that has the key",
                    () -> agrees(node) && readiness(node).equals("200"));
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("ALLOWED_HOSTS", "", "ALLOWED_HOSTS is not set"),
                Arguments.of("ALLOWED_HOSTS", "http://localhost", "is no list of host names"),
                Arguments.of("SEAL_KEY_FILE", "other", "The log was sealed by the key"),
                Arguments.of("MASTER_KEY_FILE", "", "MASTER_KEY_FILE is not set"),
                Arguments.of("OIDC_ISSUER", "", "OIDC_ISSUER is not set"),
                Arguments.of("OIDC_JWKS_URL", "http://localhost:1/keys", "can't be fetched"),
                Arguments.of("CONTENT_S3_URL", "https://s3.example.org/", "CONTENT_S3_URL"),
                Arguments.of("CONTENT_FOLDER", "/srv/not-mounted", "is no folder"),
                Arguments.of("RATE_LIMIT", "many", "RATE_LIMIT"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void what_is_broken_is_told_and_nothing_is_served(String setting, String value, String told) throws Exception {
        Map<String, String> broken = new HashMap<>(settings);
        if (value.isEmpty()) {
            broken.remove(setting);
        } else {
            broken.put(
                    setting,
                    value.equals("other") ? installation.withOtherKeys(settings).get(setting) : value);
        }
        try (LauncherProcess node = LauncherProcess.start(folder.resolve("home"), broken)) {
            awaitTold(node, told);
        }
    }

    private static void awaitTold(LauncherProcess node, String told) throws InterruptedException {
        LauncherProcess.await(
                "a node that says " + told,
                () -> agrees(node) && readiness(node).contains(told));
    }

    /** Always true: fails where readiness and a command come to different ends, but for a moment between them. */
    private static boolean agrees(LauncherProcess node) {
        String before = readiness(node);
        boolean served = isServed(node);
        String after = readiness(node);
        boolean ready = before.equals("200");
        assertTrue(!before.equals(after) || ready == served, () -> "served: " + served + ", readiness: " + before);
        return true;
    }

    private static boolean isServed(LauncherProcess node) {
        String body = Json.createObjectBuilder()
                .add("name", "Exempla Synthetica")
                .add("mrn", "SYN-" + UUID.randomUUID())
                .add("date_of_birth", "1999-09-09")
                .build()
                .toString();
        return send(node, "POST", "/api/v1/patients", installation.provider.token("clinician", TENANT), body) == 201;
    }

    /** What the probe answers: 200, or what is wrong; empty before the server answers. */
    private static String readiness(LauncherProcess node) {
        try {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(node.base() + "/health/ready"))
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() == 200 ? "200" : answer.body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static int send(LauncherProcess node, String method, String path, String token, String body) {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create(node.base() + path))
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Bearer " + token)
                                    .method(method, BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static long seals() {
        try {
            return Long.parseLong(installation.log("select count(*) from log_seals"));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
