package org.flightplan.servers;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.migrations.Folders;
import org.jspecify.annotations.Nullable;

/** A real identity provider, with the realm that an operator is given; started once for all servers. */
final class Keycloak {

    static final String SECRET = "synthetic-secret-1";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static @Nullable Keycloak running;

    private final URI base;
    private final Process process;

    private Keycloak(URI base, Process process) {
        this.base = base;
        this.process = process;
    }

    /** The one that runs; started when it does not. */
    static synchronized Keycloak running() {
        if (running == null) {
            running = start();
            running.addClients();
        }
        return running;
    }

    private static Keycloak start() {
        return start(Build.KEYCLOAK_HOME.path(), Ports.freeBase(0), Map.of());
    }

    /**
     * Starts one of its own, which takes up what its database holds.
     *
     * @param home where it was unpacked; what is in its {@code data} is lost
     * @param settings besides its own, such as {@code KC_DB}
     */
    static Keycloak start(Path home, int port, Map<String, String> settings) {
        try {
            Folders.delete(home.resolve("data"));
            Path imports = Files.createDirectories(home.resolve("data/import"));
            Files.copy(
                    Build.SERVER_CONFIG.path().resolve("keycloak/flightplan-realm.json"),
                    imports.resolve("flightplan-realm.json"),
                    StandardCopyOption.REPLACE_EXISTING);
            Map<String, String> all = new TreeMap<>(settings);
            all.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
            all.put("KC_BOOTSTRAP_ADMIN_PASSWORD", SECRET);
            // its script chooses a garbage collector itself
            all.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
            Process process = new Program(all)
                    .start(
                            Build.WORK.path().resolve("keycloak-" + port + ".log"),
                            home.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--import-realm",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port);
            Keycloak started = new Keycloak(URI.create("http://127.0.0.1:" + port), process);
            Runtime.getRuntime().addShutdownHook(new Thread(started::stop));
            Http.await(started.issuer());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What tokens name as their issuer. */
    URI issuer() {
        return base.resolve("/realms/flightplan");
    }

    /** A token of a new user with this role, in this tenant or in none. */
    String token(String role, @Nullable String tenant) {
        return signedIn("tests", newUser(role, tenant));
    }

    /** A token of a new clinician, meant for somebody else. */
    String tokenForSomebodyElse(String tenant) {
        return signedIn("somebody-else", newUser("clinician", tenant));
    }

    /** A token of a new clinician that ends after a second. */
    String tokenThatEnds(String tenant) {
        return signedIn("short-lived", newUser("clinician", tenant));
    }

    /** A token of the provider, but of another realm: another issuer and another key. */
    String tokenOfAnotherRealm() {
        return signedIn(base.resolve("/realms/master"), "admin-cli", "admin");
    }

    /** From now on tokens are signed by another key. */
    void rotateKeys() {
        admin(
                "POST",
                "/components",
                Json.createObjectBuilder()
                        .add("name", "rotated-" + UUID.randomUUID())
                        .add("providerId", "rsa-generated")
                        .add("providerType", "org.keycloak.keys.KeyProvider")
                        .add(
                                "config",
                                Json.createObjectBuilder()
                                        .add("priority", list(String.valueOf(200 + System.nanoTime() / 1_000_000_000)))
                                        .add("algorithm", list("RS256")))
                        .build());
    }

    /** Has the provider send browsers back to a console at this address. */
    void letConsoleBeAt(String address) {
        JsonObject console =
                array("/clients?clientId=flightplan-console").get(0).asJsonObject();
        admin(
                "PUT",
                "/clients/" + console.getString("id"),
                Json.createObjectBuilder(console)
                        .add("redirectUris", list(address + "*"))
                        .build());
    }

    // the realm's client signs in by a browser alone; these take a password, and differ in one thing each
    void addClients() {
        JsonObject console =
                array("/clients?clientId=flightplan-console").get(0).asJsonObject();
        JsonObjectBuilder tests = Json.createObjectBuilder(console)
                .remove("id")
                .add("clientId", "tests")
                .add("directAccessGrantsEnabled", true)
                .add("attributes", Json.createObjectBuilder())
                .add("protocolMappers", mappers(console, ""));
        JsonObject client = tests.build();
        admin("POST", "/clients", client);
        admin(
                "POST",
                "/clients",
                Json.createObjectBuilder(client)
                        .add("clientId", "somebody-else")
                        .add("protocolMappers", mappers(console, "audience"))
                        .build());
        admin(
                "POST",
                "/clients",
                Json.createObjectBuilder(client)
                        .add("clientId", "short-lived")
                        .add("attributes", Json.createObjectBuilder().add("access.token.lifespan", "1"))
                        .build());
    }

    private static JsonArrayBuilder mappers(JsonObject client, String without) {
        JsonArrayBuilder mappers = Json.createArrayBuilder();
        for (JsonValue mapper : client.getJsonArray("protocolMappers")) {
            if (!mapper.asJsonObject().getString("name").equals(without)) {
                mappers.add(Json.createObjectBuilder(mapper.asJsonObject()).remove("id"));
            }
        }
        return mappers;
    }

    /** The name of a new user with this role, in this tenant or in none; the password is {@link #SECRET}. */
    String newUser(String role, @Nullable String tenant) {
        String name = "synthetic-" + UUID.randomUUID();
        JsonObjectBuilder attributes = Json.createObjectBuilder();
        if (tenant != null) {
            attributes.add("tenant", list(tenant));
        }
        admin(
                "POST",
                "/users",
                Json.createObjectBuilder()
                        .add("username", name)
                        .add("enabled", true)
                        .add("email", name + "@example.org")
                        .add("firstName", "Synthetic")
                        .add("lastName", "User")
                        .add("attributes", attributes)
                        .add(
                                "credentials",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("type", "password")
                                                .add("value", SECRET)
                                                .add("temporary", false)))
                        .build());
        give(idOf("/users?exact=true&username=" + name), role);
        return name;
    }

    /** The name of a new client without a person, with these roles in this tenant or in none; its secret is {@link #SECRET}. */
    String newService(@Nullable String tenant, String... roles) {
        String name = "synthetic-service-" + UUID.randomUUID();
        JsonObject console =
                array("/clients?clientId=flightplan-console").get(0).asJsonObject();
        admin(
                "POST",
                "/clients",
                Json.createObjectBuilder()
                        .add("clientId", name)
                        .add("publicClient", false)
                        .add("secret", SECRET)
                        .add("serviceAccountsEnabled", true)
                        .add("standardFlowEnabled", false)
                        .add("protocolMappers", mappers(console, ""))
                        .build());
        JsonObject account = json(admin(
                        "GET", "/clients/" + idOf("/clients?clientId=" + name) + "/service-account-user", null))
                .asJsonObject();
        String id = account.getString("id");
        if (tenant != null) {
            admin(
                    "PUT",
                    "/users/" + id,
                    Json.createObjectBuilder(account)
                            .add("attributes", Json.createObjectBuilder().add("tenant", list(tenant)))
                            .build());
        }
        for (String role : roles) {
            give(id, role);
        }
        return name;
    }

    private void give(String user, String role) {
        JsonObject found = json(admin("GET", "/roles/" + role, null)).asJsonObject();
        admin(
                "POST",
                "/users/" + user + "/role-mappings/realm",
                Json.createArrayBuilder().add(found).build());
    }

    private String idOf(String query) {
        return array(query).get(0).asJsonObject().getString("id");
    }

    /** A token of this user, by a client that takes a password. */
    String signedIn(String client, String user) {
        return signedIn(issuer(), client, user);
    }

    private static String signedIn(URI realm, String client, String user) {
        Map<String, String> form =
                Map.of("grant_type", "password", "client_id", client, "username", user, "password", SECRET);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return json(send(request)).asJsonObject().getString("access_token");
    }

    private JsonArray array(String path) {
        return json(admin("GET", path, null)).asJsonArray();
    }

    private String admin(String method, String path, @Nullable JsonValue body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/admin/realms/flightplan" + path))
                .header("Authorization", "Bearer " + tokenOfAnotherRealm())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return send(request);
    }

    private static String send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(request + " was answered " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonValue json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    private static JsonArrayBuilder list(String value) {
        return Json.createArrayBuilder().add(value);
    }

    // the start script's child is the server
    void stop() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
