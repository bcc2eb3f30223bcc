package org.flightplan.web.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.admissions.NewAdmission;
import org.flightplan.client.http.Paging;
import org.flightplan.client.patients.NewPatient;
import org.flightplan.client.tenants.NewTenant;
import org.flightplan.web.Http;
import org.flightplan.web.TestServer;
import org.flightplan.web.client.ward.WardApplication;
import org.flightplan.web.contract.Waiting;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The application of docs/client.md on a Payara Micro of its own, with nothing in it but its classes and the client. */
@EnabledIfSystemProperty(named = "flightplan.test.server", matches = ".+", disabledReason = "no Payara Micro at hand")
class InServerIT {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private final UUID tenant = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private final Instant admitted = Clock.systemUTC().instant().minus(Duration.ofDays(1));

    @Test
    void an_application_acts_in_its_own_name_and_in_its_users() throws Exception {
        UUID patient;
        UUID stay;
        try (FlightPlanClient platform = client("platform-admin");
                FlightPlanClient client = client("clinician")) {
            platform.tenants().create(new NewTenant("Client Ward", List.of("cardiac")).id(tenant));
            patient = client.patients()
                    .create(new NewPatient("Synthia Mockingbird", "SYN-" + tenant)
                            .dateOfBirth(LocalDate.of(2024, 2, 29)))
                    .patientId();
            stay = client.admissions()
                    .admit(new NewAdmission(patient, "cardiac", user, admitted))
                    .admissionId();
            int port = freePort();
            Process server = start(port);
            try {
                URI base = URI.create("http://localhost:" + port + "/ward/");
                String viewer = Http.token(user, tenant, "viewer");
                String clinician = Http.token(user, tenant, "clinician");
                Waiting.await("the application", () -> answers(base.resolve("anonymously/" + patient)));
                assertEquals(
                        "Synthia Mockingbird",
                        get(base, "patients/" + patient, viewer).body());
                UUID event = UUID.fromString(
                        post(base, stay + "/to-intensive-care", viewer).body());
                assertEquals("CICU", client.admissions().get(stay).currentLocation());
                assertTrue(client.events().stream(stay, Paging.first()).items().stream()
                        .anyMatch(each -> each.metadata() != null
                                && each.metadata().getString("event_id", "").equals(event.toString())));
                assertEquals(
                        404, get(base, "patients/" + UUID.randomUUID(), viewer).statusCode());
                assertEquals(
                        "synthetic",
                        post(base, "patients/" + patient + "/diagnosis?is=synthetic", clinician)
                                .body());
            } finally {
                server.destroy();
                server.waitFor(60, TimeUnit.SECONDS);
            }
        }
    }

    private FlightPlanClient client(String role) {
        UUID hospital = role.equals("platform-admin") ? null : tenant;
        return FlightPlanClient.at(TestServer.baseUrl())
                .token(() -> Http.token(user, hospital, role))
                .build();
    }

    private Process start(int port) throws IOException {
        File war = folder.resolve("ward.war").toFile();
        ShrinkWrap.create(WebArchive.class, "ward.war")
                .addPackage(WardApplication.class.getPackage())
                .addAsLibrary(clientJar().toFile())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .as(ZipExporter.class)
                .exportTo(war);
        String base = TestServer.baseUrl().toString().replaceFirst("/$", "");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dflightplan.url=" + base,
                "-Dflightplan/mp-rest/url=" + base,
                "-Dward.token=" + Http.token(user, tenant, "clinician"),
                "-jar",
                Path.of(System.getProperty("flightplan.test.server"), "payara-micro.jar")
                        .toString(),
                "--port",
                Integer.toString(port),
                "--nocluster",
                "--contextroot",
                "/",
                "--deploy",
                war.getPath());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "in-server.log").toFile())
                .start();
    }

    /** In the reactor the client is a folder of classes, or a jar where it was packaged. */
    private Path clientJar() throws IOException {
        Path there = Path.of(FlightPlanClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        if (Files.isRegularFile(there)) {
            return there;
        }
        Path jar = folder.resolve("flightplan-client.jar");
        ShrinkWrap.create(JavaArchive.class)
                .addPackages(true, "org.flightplan.client")
                .as(ZipExporter.class)
                .exportTo(jar.toFile());
        return jar;
    }

    private static boolean answers(URI uri) {
        try {
            return BROWSER.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> get(URI base, String path, String token) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path)), token);
    }

    private static HttpResponse<String> post(URI base, String path, String token) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path)).POST(BodyPublishers.noBody()), token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String token) throws Exception {
        return BROWSER.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
