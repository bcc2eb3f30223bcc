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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.admissions.AdmissionEvent;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.Place;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.EventCodec;
import org.flightplan.events.EventTypes;
import org.flightplan.events.EventTypes.EventType;
import org.flightplan.fields.Field;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.FlightPlanEvent;
import org.flightplan.flightplans.FlightPlanEvent.PlanStatus;
import org.flightplan.flightplans.FlightPlanEvents;
import org.flightplan.patients.BirthDate;
import org.flightplan.patients.Mrn;
import org.flightplan.patients.PatientEvent;
import org.flightplan.patients.PatientEvents;
import org.flightplan.patients.PatientId;
import org.flightplan.patients.PatientName;
import org.flightplan.units.UnitEvent;
import org.flightplan.units.UnitEvents;
import org.flightplan.units.UnitId;
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

    private static final LocalDate DAY = LocalDate.of(2026, 3, 12);
    private static final JsonObject UPDATED = Json.createObjectBuilder()
            .add("attending_id", ID.toString())
            .add("attending_name", "Dr Example")
            .add("chief_complaint", "synthetic")
            .addNull("diagnosis")
            .add("review_date", "2026-03-12")
            .add("cross_check", true)
            .add("weight_kg", 3.5)
            .add("isolation", "contact")
            .add("admit_date", AT.toString())
            .add("corrects_event_id", ID.toString())
            .build();

    private static final JsonObject PATIENT_UPDATED = Json.createObjectBuilder()
            .add("name", "Synthia Example")
            .add("mrn", "syn-0002")
            .add("date_of_birth", "2020-02-28")
            .add("gender", "female")
            .add("identity", "confirmed")
            .addNull("deceased_at")
            .add("diagnosis", "synthetic")
            .build();

    private static final UnitId UNIT = new UnitId(ID);
    private static final UnitEvent.Bed BED =
            new UnitEvent.Bed("7", List.of("monitored"), UnitEvent.BedState.BLOCKED, "rail", AT);

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
                            "unknown",
                            true)),
            new Sample<PatientEvent>(new PatientEvents(), new PatientEvent.PatientUpdated(PATIENT_UPDATED)),
            new Sample<PatientEvent>(new PatientEvents(), new PatientEvent.PatientErased(PATIENT, "court_order")),
            new Sample<PatientEvent>(
                    new PatientEvents(), new PatientEvent.PatientsMerged(PATIENT, new PatientId(ID), "synthetic")),
            stay(new AdmissionEvent.OfAnotherPatient(STAY, PATIENT, new PatientId(ID))),
            plan(FlightPlanEvent.FlightPlanCreated.ofAdmission(STAY.value())),
            stay(new AdmissionEvent.Admitted(
                    STAY, PATIENT, "cardiac", ID, "Dr Example", AT, "synthetic complaint", "elective", "V-1")),
            stay(new AdmissionEvent.LocationChanged(STAY, "ACCU", "1", new Place("CICU", "2"), AT, "synthetic")),
            stay(new AdmissionEvent.Updated(UPDATED)),
            stay(new AdmissionEvent.LocationCorrected(
                    STAY,
                    ID,
                    ID,
                    new AdmissionEvent.LocationChanged(STAY, "ACCU", "1", new Place("CICU", "2"), AT, "synthetic"),
                    null)),
            stay(new AdmissionEvent.LocationCorrected(STAY, ID, ID, null, null)),
            stay(new AdmissionEvent.LocationCorrected(STAY, ID, ID, null, "synthetic")),
            stay(new AdmissionEvent.MoveRequested(ID, new Place("CICU", "2"), AT, "synthetic")),
            stay(new AdmissionEvent.MoveRequestCancelled(ID)),
            stay(new AdmissionEvent.CareTeamChanged(STAY, ID, true, "nurse")),
            stay(new AdmissionEvent.Discharged(STAY, AT, "home", true)),
            stay(new AdmissionEvent.DischargeCancelled(STAY, ID, "synthetic")),
            stay(new AdmissionEvent.Cancelled(STAY, "synthetic")),
            stay(new AdmissionEvent.ClinicalEventRecorded(ID, STAY, "surgery", AT, DETAILS)),
            stay(new AdmissionEvent.ClinicalEventCorrected(ID, "surgery", AT, DETAILS, false, null)),
            stay(new AdmissionEvent.ClinicalEventCorrected(ID, "surgery", null, null, true, null)),
            stay(new AdmissionEvent.ClinicalEventCorrected(ID, "surgery", null, null, true, "synthetic")),
            stay(new AdmissionEvent.AttachmentAdded(
                    ID, AT, "synthetic.png", "synthetic", "photo", "image/png", 4, "sha-256:00", ID, ID, ID)),
            stay(new AdmissionEvent.AttachmentRetracted(ID, null)),
            stay(new AdmissionEvent.AttachmentRetracted(ID, "synthetic")),
            plan(new FlightPlanEvent.StatusChanged(PlanStatus.DRAFT, PlanStatus.ACTIVE)),
            plan(new FlightPlanEvent.TargetSet(DAY)),
            plan(new FlightPlanEvent.MilestonePlanned(ID, "Extubated", "intensive", DAY)),
            plan(new FlightPlanEvent.MilestoneReached(ID, AT)),
            plan(new FlightPlanEvent.MilestoneReopened(ID)),
            plan(new FlightPlanEvent.MilestoneDropped(ID)),
            plan(new FlightPlanEvent.TaskRaised(ID, "barrier", "synthetic", ID, "Dr Example", AT, ID)),
            plan(new FlightPlanEvent.TaskDone(ID)),
            plan(new FlightPlanEvent.TaskReopened(ID)),
            plan(new FlightPlanEvent.TaskDropped(ID)),
            unit(new UnitEvent.Opened(UNIT, "CICU", "Intensive care", "cardiac", AT)),
            unit(new UnitEvent.Updated(UNIT, "CICU", "Intensive care", "cardiac", AT)),
            unit(new UnitEvent.Closed(UNIT, AT)),
            unit(new UnitEvent.BedAdded(BED, AT)),
            unit(new UnitEvent.BedChanged(BED, AT)),
            unit(new UnitEvent.BedRetired("7", AT)));

    private static Sample<UnitEvent> unit(UnitEvent event) {
        return new Sample<>(new UnitEvents(), event);
    }

    private static Sample<AdmissionEvent> stay(AdmissionEvent event) {
        return new Sample<>(new AdmissionEvents(), event);
    }

    private static Sample<FlightPlanEvent> plan(FlightPlanEvent event) {
        return new Sample<>(new FlightPlanEvents(), event);
    }

    @TestFactory
    Stream<DynamicTest> every_event_is_stored_as_approved_and_read_again() {
        return SAMPLES.stream()
                .map(sample -> DynamicTest.dynamicTest(sample.type(), () -> {
                    assertTrue(
                            approved().getOrDefault(sample.type(), List.of()).contains(sample.data()),
                            () -> sample.type() + " is stored as " + sample.data());
                    assertEquals(sample.event(), sample.readAgain());
                }));
    }

    @Test
    void every_event_of_every_family_has_an_approved_form() {
        Set<Class<?>> families =
                Set.of(PatientEvent.class, FlightPlanEvent.class, AdmissionEvent.class, UnitEvent.class);
        Set<Class<?>> events = families.stream()
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .collect(Collectors.toSet());
        // never stored: what reading patient.created comes to once its keys are destroyed
        events.remove(PatientEvent.PatientForgotten.class);
        assertEquals(
                events,
                SAMPLES.stream().map(sample -> sample.event().getClass()).collect(Collectors.toSet()));
        assertEquals(events.size(), approved().size());
        assertEquals(
                SAMPLES.size(),
                approved().values().stream().mapToInt(List::size).sum());
    }

    @Test
    void every_stored_form_keeps_to_its_declared_shape() {
        EventTypes types = types();
        assertEquals(
                approved().keySet(), types.all().stream().map(EventType::name).collect(Collectors.toSet()));
        Map<String, Set<String>> shown = new TreeMap<>();
        for (Sample<?> sample : SAMPLES) {
            types.find(sample.type()).orElseThrow().shape().read(sample.data());
            shown.computeIfAbsent(sample.type(), unused -> new TreeSet<>())
                    .addAll(sample.data().keySet());
        }
        for (EventType type : types.all()) {
            // what an import can't place travels beside the event: ImportedIT
            Set<String> declared = type.shape().fields().stream()
                    .filter(field -> !field.equals(Envelope.LEGACY))
                    .map(Field::name)
                    .collect(Collectors.toSet());
            assertEquals(declared, shown.get(type.name()), "a field is not in the samples");
        }
    }

    @Test
    void what_is_phi_is_sealed_on_its_way_into_every_event() {
        Map<String, Set<String>> sealed = new TreeMap<>();
        EventTypes types = types();
        types.all().stream()
                .filter(type -> !type.shape().phiFields().isEmpty())
                .forEach(type -> sealed.put(type.name(), type.shape().phiFields()));
        assertEquals(
                Map.ofEntries(
                        Map.entry("patient.created", Set.of("legacy", "name", "mrn", "date_of_birth")),
                        Map.entry("patient.updated", Set.of("legacy", "name", "mrn", "date_of_birth", "diagnosis")),
                        Map.entry("patient.merged", Set.of("reason")),
                        Map.entry("admission.created", Set.of("legacy", "chief_complaint", "visit_number")),
                        Map.entry("admission.updated", Set.of("legacy", "chief_complaint", "diagnosis")),
                        Map.entry("admission.location_changed", Set.of("legacy", "reason")),
                        Map.entry("admission.location_corrected", Set.of("reason", "correction_reason")),
                        Map.entry("admission.move_requested", Set.of("reason")),
                        Map.entry("admission.discharged", Set.of("legacy", "disposition")),
                        Map.entry("admission.discharge_cancelled", Set.of("reason")),
                        Map.entry("admission.cancelled", Set.of("reason")),
                        Map.entry("clinical_event.recorded", Set.of("legacy", "details")),
                        Map.entry("clinical_event.corrected", Set.of("details", "correction_reason")),
                        Map.entry("attachment.retracted", Set.of("correction_reason")),
                        Map.entry("attachment.added", Set.of("legacy", "filename", "description", "digest")),
                        Map.entry("flightplan.task_raised", Set.of("text"))),
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

    /** By type, one or more: where a type has fields that exclude each other. */
    private static Map<String, List<JsonObject>> approved() {
        return ApprovedContracts.present(types());
    }

    static EventTypes types() {
        return new EventTypes(List.<EventTypes.Declaration>of(
                new PatientEvents(), new FlightPlanEvents(), new AdmissionEvents(), new UnitEvents()));
    }

    /** The data of the samples of a type, in their order. */
    static List<JsonObject> samplesOf(String type) {
        return SAMPLES.stream()
                .filter(sample -> sample.type().equals(type))
                .map(Sample::data)
                .toList();
    }

    private static JsonObject parsed(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
