package org.flightplan.servers;

import static org.flightplan.servers.BackedUpMachines.IDENTITY;
import static org.flightplan.servers.BackedUpMachines.KEYS;
import static org.flightplan.servers.BackedUpMachines.LOG;
import static org.flightplan.servers.BackedUpMachines.url;
import static org.flightplan.servers.SmokeApi.created;
import static org.flightplan.servers.SmokeApi.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.flightplan.migrations.Folders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything is lost but the backups and the two keys: both clusters, Keycloak, Payara Server and the files of the machine. What
 * docs/disaster.md says brings it back.
 */
@Tag("full")
class DisasterIT {

    private static final String EVENTS =
            "select count(*) || ' ' || sum(hashtextextended(e::text, 0)) from event_store e where id <= ";
    private static final String TEXT = "Synthetic finding, of nobody";
    private static final List<String> ROLES = List.of("requests", "events", "migrations", "keys");
    private static final int PROVIDERS_PORT = Ports.freeBase(0);
    private static final Deque<AutoCloseable> RUNNING = new ArrayDeque<>();

    @TempDir
    static Path machine;

    @TempDir
    static Path keysMachine;

    @TempDir
    static Path safe;

    @TempDir
    static Path providersMachine;

    /** A hospital's users, signed in anew by the provider that runs. */
    private record Users(Keycloak provider, URI root, Map<String, String> names) {

        Http as(String role) {
            return Http.anonymous(root.resolve("/flightplan/api/v1"))
                    .with(provider.signedIn("tests", String.valueOf(names.get(role))));
        }
    }

    private record Stay(String patient, String admission, String attachment) {

        String content() {
            return "/admissions/" + admission + "/attachments/" + attachment + "/content";
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable running : RUNNING) {
            running.close();
        }
    }

    @Test
    void all_is_lost_but_the_backups_and_the_keys() throws Exception {
        BackedUpMachines machines = new BackedUpMachines(machine, keysMachine, safe);
        RUNNING.push(machines);
        Keycloak provider = provider(machines.keysPort(), SmokeDatabase.PASSWORD);
        provider.addClients();
        PayaraServer node = node(settings(machines, provider));
        Users users = users(provider, node.root());
        List<Stay> stays = stays(users, 3);
        Stay erased = stays.get(2);
        assertTrue(machines.backUpRefused("check").contains("missing"), "nothing was backed up yet");
        machines.backUp("log");
        machines.backUp("identity");
        // what is recorded after the base backup is in the WAL alone
        List<Stay> later = stays(users, 2);
        machines.awaitArchived();
        machines.backUp("keys");
        erase(users, erased);
        machines.backUp("files");
        assertTrue(machines.backUp("check").contains("identity"), "each part is told of");
        String last = BackedUpMachines.ask(machines.logPort(), LOG, "select max(id) from event_store");
        String recorded = BackedUpMachines.ask(machines.logPort(), LOG, EVENTS + last);
        machines.awaitArchived();

        node.stop();
        provider.stop();
        machines.lose();
        Folders.delete(providersMachine.resolve("keycloak"));
        Folders.delete(Build.WORK.path().resolve("payara"));
        Folders.delete(Build.WORK.path().resolve("secrets"));

        long begin = System.nanoTime();
        Path recovered = machine.resolve("recovered");
        int port = Ports.freeBase(0, 1);
        refuses(machines, recovered, port);
        String told = machines.recover(port, Map.of(), recovered.toString());
        assertTrue(told.contains("Nothing was changed") && !Files.exists(recovered), told);
        String done = machines.recover(port, Map.of(), recovered.toString(), "--apply");
        long servers = System.nanoTime() - begin;
        assertTrue(done.contains("0 of 5 patients") && done.contains("1 keys that came back"), done);
        assertEquals(recorded, machines.askRecovered(recovered, port, LOG, EVENTS + last));
        assertFiles(machines, recovered);

        provider = provider(
                port,
                Files.readString(recovered.resolve("secrets/identity.secret")).strip());
        node = node(recoveredSettings(provider, recovered, port));
        long all = System.nanoTime() - begin;
        users = new Users(provider, node.root(), users.names());
        for (Stay stay : List.of(stays.get(0), stays.get(1), later.get(0), later.get(1))) {
            assertReadable(users.as("clinician"), stay);
        }
        assertErased(users.as("clinician"), erased);
        awaitNoKey(machines, recovered, port + 1, erased);
        JsonObject verified = ok(users.as("privacy-officer").get("/admin/audit/verify"));
        assertTrue(verified.getBoolean("intact"), verified::toString);
        stays(users, 1);
        figures(told + done, servers, all);
    }

    private static void refuses(BackedUpMachines machines, Path target, int port) throws Exception {
        Path another = safe.resolve("another.key");
        Files.writeString(another, "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\n");
        String refused = machines.recoverRefused(port, Map.of("MASTER_KEY_FILE", another.toString()), target);
        assertTrue(refused.contains("lacks the master key"), refused);
        try (var wal = Files.list(machines.backups().resolve("log/wal"))) {
            // neither the first that is needed nor the last
            Path middle = wal.filter(file -> file.getFileName().toString().matches("[0-9A-F]{24}"))
                    .sorted()
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            Path away = middle.resolveSibling("away");
            Files.move(middle, away);
            String gap = machines.recoverRefused(port, Map.of(), target);
            assertTrue(gap.contains("is missing"), gap);
            Files.move(away, middle);
        }
    }

    private static void assertFiles(BackedUpMachines machines, Path recovered) throws IOException {
        Path configuration = Path.of(recovered + "/files" + machines.configuration());
        assertEquals("ENVIRONMENT=production\n", Files.readString(configuration.resolve("flightplan.env")));
        assertFalse(Files.exists(configuration.resolve("requests.secret")), "a password was backed up");
    }

    private static Keycloak provider(int port, String password) throws IOException {
        Path home = providersMachine.resolve("keycloak");
        if (!Files.exists(home)) {
            new Program(Map.of()).run("cp", "-a", Build.KEYCLOAK_HOME.toString(), home.toString());
        }
        Keycloak provider = Keycloak.start(
                home,
                PROVIDERS_PORT,
                Map.of(
                        "KC_DB",
                        "postgres",
                        "KC_DB_URL",
                        url(port, IDENTITY),
                        "KC_DB_USERNAME",
                        "keycloak",
                        "KC_DB_PASSWORD",
                        password));
        RUNNING.push(provider::stop);
        return provider;
    }

    private static PayaraServer node(Map<String, String> settings) throws IOException {
        PayaraServer node = new PayaraServer(settings);
        RUNNING.push(node::stop);
        node.start();
        return node;
    }

    private static Map<String, String> settings(BackedUpMachines machines, Keycloak provider) throws IOException {
        Files.copy(
                Path.of(SecretFiles.write("master.key", SmokeDatabase.randomKey() + "\n")),
                safe.resolve("master.key"),
                StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(
                Path.of(SmokeDatabase.sealKeyFile("seal.pem")),
                safe.resolve("seal.pem"),
                StandardCopyOption.COPY_ATTRIBUTES);
        for (String role : ROLES) {
            SecretFiles.write(role + ".secret", SmokeDatabase.PASSWORD + "\n");
        }
        return settings(
                provider,
                url(machines.logPort(), LOG),
                url(machines.keysPort(), KEYS),
                machines.contents(),
                Build.WORK.path().resolve("secrets"));
    }

    private static Map<String, String> recoveredSettings(Keycloak provider, Path recovered, int port) {
        return settings(
                provider,
                url(port, LOG),
                url(port + 1, KEYS),
                recovered.resolve("contents"),
                recovered.resolve("secrets"));
    }

    private static Map<String, String> settings(
            Keycloak provider, String log, String keys, Path contents, Path secrets) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "ENVIRONMENT", "test",
                "ALLOWED_HOSTS", "localhost",
                "OIDC_ISSUER", provider.issuer().toString(),
                "MASTER_KEY_FILE", safe.resolve("master.key").toString(),
                "SEAL_KEY_FILE", safe.resolve("seal.pem").toString(),
                "POSTGRESQL_DRIVER", Build.POSTGRESQL_DRIVER.toString(),
                "CONTENT_FOLDER", contents.toString(),
                "DATABASE_URL", log,
                "DATABASE_KEYS_URL", keys));
        for (String role : ROLES) {
            String setting = role.equals("requests") ? "" : role.toUpperCase(Locale.ROOT) + "_";
            settings.put(
                    "DATABASE_" + setting + "PASSWORD_FILE",
                    secrets.resolve(role + ".secret").toString());
        }
        return settings;
    }

    private static Users users(Keycloak provider, URI root) {
        String tenant = UUID.randomUUID().toString();
        Map<String, String> names = new TreeMap<>();
        names.put("platform-admin", provider.newUser("platform-admin", null));
        for (String role : List.of("clinician", "privacy-officer")) {
            names.put(role, provider.newUser(role, tenant));
        }
        Users users = new Users(provider, root, names);
        created(users.as("platform-admin"), "/admin/tenants", SmokeApi.tenant(tenant));
        return users;
    }

    private static List<Stay> stays(Users users, int count) {
        Http clinician = users.as("clinician");
        return IntStream.range(0, count).mapToObj(any -> stay(clinician)).toList();
    }

    private static Stay stay(Http clinician) {
        Instant admitted = Instant.parse("2026-01-05T10:07:00Z");
        String patient = created(clinician, "/patients", SmokeApi.patient()).getString("patient_id");
        String admission = created(clinician, "/admissions", SmokeApi.admission(patient, admitted))
                .getString("admission_id");
        created(clinician, "/admissions/" + admission + "/location", SmokeApi.move("ACCU", admitted.plusSeconds(60)));
        JsonObject finding = Json.createObjectBuilder()
                .add("occurred_at", admitted.toString())
                .add("filename", "finding.txt")
                .build();
        String attachment = created(clinician, "/admissions/" + admission + "/attachments", finding)
                .getString("attachment_id");
        Stay stay = new Stay(patient, admission, attachment);
        assertEquals(201, clinician.put(stay.content(), TEXT).status());
        return stay;
    }

    private static void erase(Users users, Stay stay) {
        JsonObject discharge = Json.createObjectBuilder()
                .add("discharge_date", "2026-01-06T10:00:00Z")
                .add("disposition", "home")
                .build();
        ok(users.as("clinician").post("/admissions/" + stay.admission() + "/discharge", discharge));
        JsonObject ground =
                Json.createObjectBuilder().add("ground", "patient_request").build();
        ok(users.as("privacy-officer").post("/patients/" + stay.patient() + "/erasure", ground));
    }

    private static void assertReadable(Http clinician, Stay stay) {
        assertEquals(
                "Smoke Inventia",
                ok(clinician.get("/patients/" + stay.patient())).getString("name"));
        assertEquals(
                "ACCU", ok(clinician.get("/admissions/" + stay.admission())).getString("current_location"));
        assertEquals(TEXT, clinician.get(stay.content()).body());
    }

    private static void assertErased(Http clinician, Stay stay) {
        JsonObject patient = ok(clinician.get("/patients/" + stay.patient()));
        assertTrue(patient.getBoolean("erased") && patient.isNull("name"), patient::toString);
        assertTrue(clinician.get(stay.content()).status() >= 400, "the content is back");
    }

    /** The key store's dump is older than the erasure: the key had come back. */
    private static void awaitNoKey(BackedUpMachines machines, Path recovered, int port, Stay erased) throws Exception {
        String left = "select count(*) from data_keys where version > 0 and subject_id = '" + erased.patient() + "'";
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!machines.askRecovered(recovered, port, KEYS, left).equals("0")) {
            assertTrue(System.nanoTime() < limit, "the key of an erased patient is back");
            Thread.sleep(500);
        }
    }

    private static void figures(String told, long servers, long all) throws IOException {
        Files.createDirectories(Path.of("target/figures"));
        String times = String.format(
                Locale.ROOT,
                "both servers after %.0f s, identity provider and first node after %.0f s%n",
                servers / 1e9,
                all / 1e9);
        Files.writeString(Path.of("target/figures/disaster.txt"), told + times, StandardCharsets.UTF_8);
    }
}
