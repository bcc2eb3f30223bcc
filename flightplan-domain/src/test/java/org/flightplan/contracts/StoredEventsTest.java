package org.flightplan.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.admissions.AdmissionEvent;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.Place;
import org.flightplan.commands.EventCodec;
import org.flightplan.events.EventTypes;
import org.flightplan.events.EventTypes.EventType;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.FlightPlanEvent;
import org.flightplan.flightplans.FlightPlanEvents;
import org.flightplan.patients.BirthDate;
import org.flightplan.patients.Mrn;
import org.flightplan.patients.PatientEvent;
import org.flightplan.patients.PatientEvents;
import org.flightplan.patients.PatientId;
import org.flightplan.patients.PatientName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StoredEventsTest {

    private static final UUID ID = UUID.fromString("3e1c7ab8-09cd-4a74-a5d4-ca40bdd9e2a4");
    private static final AdmissionId STAY = new AdmissionId(ID);
    private static final PatientId PATIENT = new PatientId(ID);
    private static final Instant AT = Instant.parse("2026-03-10T12:00:00.123456Z");
    private static final JsonObject DETAILS = Json.createObjectBuilder()
            .add("procedure_name", "Glenn")
            .add("duration_minutes", 240)
            .build();

    private record Sample<E>(EventCodec<E> codec, E event) {

        String type() {
            return codec.type(event);
        }

        JsonObject data() {
            return codec.data(event);
        }

        E readAgain() {
            return codec.event(type(), new Values(parsed(data().toString())));
        }
    }

    private static final List<Sample<?>> SAMPLES = List.of(
            new Sample<PatientEvent>(
                    new PatientEvents(),
                    new PatientEvent.PatientCreated(
                            PATIENT,
                            new PatientName(" Synthia Example "),
                            new Mrn("syn-0001"),
                            new BirthDate(LocalDate.of(2020, 2, 29)),
                            "unknown")),
            new Sample<PatientEvent>(new PatientEvents(), new PatientEvent.PatientErased(PATIENT, "court_order")),
            new Sample<FlightPlanEvent>(
                    new FlightPlanEvents(), FlightPlanEvent.FlightPlanCreated.ofAdmission(STAY.value())),
            new Sample<AdmissionEvent>(
                    new AdmissionEvents(),
                    new AdmissionEvent.Admitted(
                            STAY, PATIENT, "cardiac", ID, "Dr Example", AT, "synthetic complaint", "elective")),
            new Sample<AdmissionEvent>(
                    new AdmissionEvents(),
                    new AdmissionEvent.LocationChanged(STAY, "ACCU", "1", new Place("CICU", "2"), AT, "synthetic")),
            new Sample<AdmissionEvent>(new AdmissionEvents(), new AdmissionEvent.CareTeamChanged(STAY, ID, true)),
            new Sample<AdmissionEvent>(new AdmissionEvents(), new AdmissionEvent.Discharged(STAY, AT, "home")),
            new Sample<AdmissionEvent>(
                    new AdmissionEvents(), new AdmissionEvent.ClinicalEventRecorded(ID, STAY, "surgery", AT, DETAILS)));

    @TestFactory
    Stream<DynamicTest> every_event_is_stored_as_approved_and_read_again() {
        return SAMPLES.stream()
                .map(sample -> DynamicTest.dynamicTest(sample.type(), () -> {
                    assertEquals(approved().get(sample.type()), sample.data());
                    assertEquals(sample.event(), sample.readAgain());
                }));
    }

    @Test
    void every_event_of_every_family_has_an_approved_form() {
        Set<Class<?>> families = Set.of(PatientEvent.class, FlightPlanEvent.class, AdmissionEvent.class);
        Set<Class<?>> events = families.stream()
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .collect(Collectors.toSet());
        // never stored: what reading patient.created comes to once its keys are destroyed
        events.remove(PatientEvent.PatientForgotten.class);
        assertEquals(
                events,
                SAMPLES.stream().map(sample -> sample.event().getClass()).collect(Collectors.toSet()));
        assertEquals(events.size(), approved().size());
    }

    @Test
    void every_stored_form_keeps_to_its_declared_shape() {
        EventTypes types = new EventTypes(
                List.<EventTypes.Declaration>of(new PatientEvents(), new FlightPlanEvents(), new AdmissionEvents()));
        assertEquals(SAMPLES.size(), types.all().size());
        for (Sample<?> sample : SAMPLES) {
            EventType declared = types.find(sample.type()).orElseThrow();
            declared.shape().read(sample.data());
            assertEquals(declared.shape().fields().size(), sample.data().size(), "a field is not in the sample");
        }
    }

    @Test
    void what_is_phi_is_sealed_on_its_way_into_every_event() {
        Map<String, Set<String>> sealed = new TreeMap<>();
        EventTypes types = new EventTypes(
                List.<EventTypes.Declaration>of(new PatientEvents(), new FlightPlanEvents(), new AdmissionEvents()));
        types.all().stream()
                .filter(type -> !type.shape().phiFields().isEmpty())
                .forEach(type -> sealed.put(type.name(), type.shape().phiFields()));
        assertEquals(
                Map.of(
                        "patient.created", Set.of("name", "mrn", "date_of_birth"),
                        "admission.created", Set.of("chief_complaint"),
                        "admission.location_changed", Set.of("reason"),
                        "admission.discharged", Set.of("disposition"),
                        "clinical_event.recorded", Set.of("details")),
                sealed);
    }

    @Test
    void no_event_shows_its_content_as_text() {
        for (Sample<?> sample : SAMPLES) {
            String text = sample.event().toString();
            for (String phi : List.of("Synthia", "syn-0001", "synthetic", "2020", "Glenn", "home")) {
                assertTrue(!text.contains(phi), text);
            }
        }
    }

    private static Map<String, JsonObject> approved() {
        Map<String, JsonObject> events = new TreeMap<>();
        var resource = Objects.requireNonNull(StoredEventsTest.class.getResourceAsStream("approved-events.json"));
        try (var reader = Json.createReader(resource)) {
            reader.readObject().forEach((type, data) -> events.put(type, data.asJsonObject()));
        }
        return events;
    }

    private static JsonObject parsed(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
