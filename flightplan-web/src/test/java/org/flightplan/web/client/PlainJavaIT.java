package org.flightplan.web.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.admissions.Admission;
import org.flightplan.client.admissions.AdmissionStatus;
import org.flightplan.client.admissions.Move;
import org.flightplan.client.admissions.NewAdmission;
import org.flightplan.client.events.Event;
import org.flightplan.client.http.Paging;
import org.flightplan.client.http.Patience;
import org.flightplan.client.patients.PatientSearch;
import org.flightplan.client.problems.NoSuchRecordException;
import org.flightplan.client.tenants.NewTenant;
import org.flightplan.client.units.NewBed;
import org.flightplan.client.units.NewUnit;
import org.flightplan.web.Http;
import org.flightplan.web.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/client.md in plain Java, on a real server. */
class PlainJavaIT {

    @TempDir
    Path folder;

    private final UUID tenant = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private final String mrn = "SYN-" + UUID.randomUUID();
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    private final List<String> screen = new ArrayList<>();

    private FlightPlanClient client;
    private PlainJava example;

    @BeforeEach
    void connect() {
        try (FlightPlanClient platform = FlightPlanClient.at(TestServer.baseUrl())
                .token(() -> Http.token(user, null, "platform-admin"))
                .build()) {
            platform.tenants().create(new NewTenant("Client Ward", List.of("cardiac")).id(tenant));
        }
        client = PlainJava.connect(TestServer.baseUrl(), () -> Http.token(user, tenant, "clinician", "tenant-admin"));
        example = new PlainJava(client);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void a_patient_is_admitted_once_though_the_message_comes_twice() {
        UUID stay = admitted();
        Admission admission = client.admissions().get(stay);
        assertEquals("Synthia Mockingbird", admission.patient().name());
        assertEquals(AdmissionStatus.ACTIVE, admission.status());
        NewAdmission again = new NewAdmission(admission.patientId(), "cardiac", user, now.minus(Duration.ofDays(1)))
                .chiefComplaint("Synthetic complaint");
        assertEquals(
                stay, client.withKey("adt-" + mrn).admissions().admit(again).admissionId());
    }

    @Test
    void what_is_recorded_in_spite_of_something_is_warned_of() {
        UUID unit = client.units().open(new NewUnit("CICU", "Intensive care")).unitId();
        client.units().addBed(unit, new NewBed("CICU-7"));
        example.move(admitted(), now, screen::add);
        assertEquals(List.of(), screen);
        UUID other = example.admit("other", "SYN-" + UUID.randomUUID(), user, now.minus(Duration.ofDays(1)));
        example.move(other, now, screen::add);
        assertEquals(1, screen.size(), screen::toString);
        assertEquals(
                2,
                client.units()
                        .board(null, null)
                        .units()
                        .get(0)
                        .beds()
                        .get(0)
                        .occupants()
                        .size());
        assertEquals("Intubated", client.admissions().get(other).currentRisk());
        assertEquals(
                3,
                client.admissions()
                        .timeline(other, null, Paging.first())
                        .items()
                        .size());
    }

    @Test
    void a_change_takes_away_and_leaves() {
        UUID patient = client.admissions().get(admitted()).patientId();
        example.update(patient);
        var changed = client.patients().get(patient);
        assertEquals("Synthetic double outlet right ventricle", changed.diagnosis());
        assertNull(changed.deceasedAt());
        assertEquals(mrn, changed.mrn());
        assertEquals(
                patient,
                client.patients()
                        .search(new PatientSearch().mrn(mrn), Paging.first())
                        .items()
                        .get(0)
                        .id());
    }

    @Test
    void refusals_reach_the_screen() {
        UUID patient = client.admissions().get(admitted()).patientId();
        example.problems("first", new NewAdmission(patient, "cardiac", user, now), screen::add);
        example.problems("second", new NewAdmission(patient, "dragons", user, now), screen::add);
        assertEquals(2, screen.size());
        assertTrue(screen.get(0).contains("in hospital already"), screen::toString);
        assertTrue(screen.get(1).startsWith("specialty: "), screen::toString);
        assertThrows(NoSuchRecordException.class, () -> client.admissions().get(UUID.randomUUID()));
        assertEquals(List.of(), example.overdue());
    }

    @Test
    void a_content_comes_back_as_it_went() throws Exception {
        File photo = folder.resolve("wound.png").toFile();
        ImageIO.write(new BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB), "png", photo);
        byte[] read = example.attach(admitted(), photo.toPath(), now);
        assertArrayEquals(Files.readAllBytes(photo.toPath()), read);
    }

    @Test
    void feed_and_notices_tell_of_the_same_events() {
        UUID stay = admitted();
        List<Long> stored = new ArrayList<>();
        List<Event> all = client.feed().page(0).items();
        long last = all.get(all.size() - 1).position();
        assertThrows(
                InterruptedException.class,
                () -> example.feed(new PlainJava.Warehouse() {
                    @Override
                    public long position() {
                        return all.get(0).position();
                    }

                    @Override
                    public void store(long position, JsonObject data) {
                        stored.add(position);
                        interruptAt(position == last);
                    }
                }));
        assertEquals(all.stream().skip(1).map(Event::position).toList(), stored);
        UUID unit = client.units().open(new NewUnit("CICU", "Intensive care")).unitId();
        List<UUID> noticed = new ArrayList<>();
        client.admissions().move(stay, new Move("CICU", now));
        assertThrows(
                InterruptedException.class,
                () -> example.notices(unit, last, stream -> {
                    noticed.add(stream);
                    interruptAt(noticed.size() == 2);
                }));
        assertEquals(List.of(unit, stay), noticed);
    }

    @Test
    void commands_are_sent_as_they_are() {
        JsonObject patient = Json.createObjectBuilder()
                .add("name", "Synthia Mockingbird")
                .add("mrn", mrn)
                .add("date_of_birth", "2024-02-29")
                .build();
        JsonObject first = example.send("/patients", patient);
        assertEquals(first, example.send("/patients", patient));
        assertEquals(1, client.patients().list(Paging.first()).items().size());
        assertEquals(Duration.ofMinutes(1), Patience.USUAL.deadline());
    }

    private UUID admitted() {
        return example.admit(mrn, mrn, user, now.minus(Duration.ofDays(1)));
    }

    private static void interruptAt(boolean end) {
        if (end) {
            Thread.currentThread().interrupt();
        }
    }
}
