package org.flightplan.admissions;

import static org.flightplan.admissions.Stays.ID;
import static org.flightplan.admissions.Stays.admitted;
import static org.flightplan.admissions.Stays.at;
import static org.flightplan.admissions.Stays.discharged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.flightplan.admissions.AdmissionCommand.CancelDischarge;
import org.flightplan.admissions.AdmissionCommand.ChangeLocation;
import org.flightplan.admissions.AdmissionCommand.CorrectClinicalEvent;
import org.flightplan.admissions.AdmissionCommand.CorrectMove;
import org.flightplan.admissions.AdmissionCommand.Discharge;
import org.flightplan.admissions.AdmissionCommand.RecordClinicalEvent;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventRecorded;
import org.flightplan.admissions.AdmissionEvent.LocationChanged;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Scenario;
import org.flightplan.events.PastEvents;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.Related;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.flightplan.trajectory.Change;
import org.flightplan.trajectory.KeptChange;
import org.flightplan.trajectory.Step;
import org.flightplan.trajectory.Trajectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random histories of a stay, with corrections and retractions of every kind, back-dated, tied and chained: after each event of
 * each, the trajectory is what a model says that looks every moment up in plain lists.
 */
class TrajectoryModelTest {

    private static final int HISTORIES = 10_000;
    private static final int COMMANDS = 14;
    private static final List<String> PLACES = List.of("ACCU", "CICU", "CTOR", "cath");
    private static final List<String> RISKS = List.of("ACCU", "Intubated", "Extubated");
    private static final Circumstances CIRCUMSTANCES = new Circumstances(
            Scenario.NOW,
            new Tenant(
                    new TenantId(new UUID(0, 1)),
                    "Synthetic",
                    true,
                    List.of("cardiac"),
                    false,
                    ZoneOffset.UTC,
                    at("00:00")),
            new Related.Found(Related.NONE, Map.of(), Map.of()));

    private final AdmissionDecider decider = new AdmissionDecider();
    private final AdmissionEvents codec = new AdmissionEvents();

    /** What holds from a moment on. */
    private static final class Entry {
        private final List<UUID> names = new ArrayList<>();
        private final int number;
        private Instant at;
        private String what;
        private boolean retracted;

        private Entry(UUID name, int number, Instant at, String what) {
            names.add(name);
            this.number = number;
            this.at = at;
            this.what = what;
        }
    }

    /** The model: lists of moves and risks, and an end. */
    private static final class Model {
        private final List<Entry> moves = new ArrayList<>();
        private final List<Entry> risks = new ArrayList<>();
        private @Nullable Instant end;

        private void take(RecordedEvent event) {
            Values data = event.values();
            UUID id = event.eventId();
            switch (event.type()) {
                case "admission.location_changed" ->
                    moves.add(new Entry(id, event.version(), data.moment("effective_at"), data.text("to_location")));
                case "admission.location_corrected" ->
                    correct(
                            find(moves, data.id("corrects_event_id")),
                            id,
                            data,
                            "effective_at",
                            data.textOrNull("to_location"));
                case "clinical_event.recorded" ->
                    risks.add(new Entry(data.id("event_id"), event.version(), data.moment("occurred_at"), level(data)));
                case "clinical_event.corrected" ->
                    correct(find(risks, data.id("event_id")), id, data, "occurred_at", level(data));
                case "admission.discharged" -> end = data.moment("discharge_date");
                case "admission.discharge_cancelled" -> end = null;
                default -> {}
            }
        }

        private static String level(Values data) {
            return String.valueOf(new Values(data.object("details")).textOrNull("risk_level"));
        }

        private static Entry find(List<Entry> entries, UUID name) {
            return entries.stream()
                    .filter(entry -> entry.names.contains(name))
                    .findFirst()
                    .orElseThrow();
        }

        private static void correct(Entry entry, UUID by, Values data, String moment, @Nullable String what) {
            entry.names.add(by);
            entry.retracted |= Boolean.TRUE.equals(data.flagOrNull("retracted"));
            entry.at = Objects.requireNonNullElse(data.momentOrNull(moment), entry.at);
            entry.what = what == null || what.equals("null") ? entry.what : what;
        }

        /** Where and how ill the patient was, wherever that changed. */
        private List<String> steps() {
            TreeSet<Instant> moments = new TreeSet<>();
            moves.forEach(entry -> moments.add(entry.at));
            risks.forEach(entry -> moments.add(entry.at));
            if (end != null) {
                moments.add(end);
            }
            List<String> steps = new ArrayList<>();
            String before = "";
            for (Instant moment : moments) {
                String place = holding(moves, moment);
                boolean gone = end != null && !end.isAfter(moment);
                String now = gone ? "DC null" : place + " " + holding(risks, moment);
                if ((gone || place != null) && !now.equals(before)) {
                    steps.add(moment + " " + now);
                    before = now;
                }
            }
            return steps;
        }

        private static @Nullable String holding(List<Entry> entries, Instant moment) {
            return entries.stream()
                    .filter(entry -> !entry.retracted && !entry.at.isAfter(moment))
                    .max(Comparator.comparing((Entry entry) -> entry.at).thenComparing(entry -> entry.number))
                    .map(entry -> entry.what)
                    .orElse(null);
        }
    }

    @Test
    void the_trajectory_is_a_plain_models_after_each_event_of_ten_thousand_histories() {
        int corrections = 0;
        for (int history = 0; history < HISTORIES; history++) {
            corrections += compare(new Random(history));
        }
        assertTrue(corrections > HISTORIES, "corrections that were accepted: " + corrections);
    }

    private int compare(Random random) {
        PastEvents past = new PastEvents("Admission", ID.value());
        List<RecordedEvent> events = new ArrayList<>();
        Model model = new Model();
        AdmissionState state = take(decider.initial(), admitted(), past, events);
        int corrections = 0;
        for (int i = 0; i < COMMANDS; i++) {
            AdmissionCommand command = command(random, events);
            if (decider.decide(command, state, CIRCUMSTANCES) instanceof Decision.Accept<AdmissionEvent> accepted) {
                state = take(state, accepted.events().get(0), past, events);
                RecordedEvent event = events.get(events.size() - 1);
                corrections +=
                        event.type().endsWith("_corrected") || event.type().endsWith(".corrected") ? 1 : 0;
                model.take(event);
                assertEquals(
                        model.steps(),
                        steps(events),
                        () -> "after "
                                + events.stream()
                                        .map(each -> each.type() + each.data())
                                        .toList());
            }
        }
        return corrections;
    }

    private AdmissionState take(
            AdmissionState state, AdmissionEvent event, PastEvents past, List<RecordedEvent> events) {
        UUID chosen = codec.chosenId(event);
        RecordedEvent recorded = chosen == null
                ? past.next(codec.type(event), codec.data(event))
                : past.next(codec.type(event), codec.data(event), chosen);
        events.add(recorded);
        return decider.evolve(state, event, recorded.eventId());
    }

    private static List<String> steps(List<RecordedEvent> events) {
        List<Change> changes = KeptChange.of(events).stream()
                .flatMap(kept -> kept.opened(kept.data()).stream())
                .sorted(Comparator.comparing(Change::at))
                .toList();
        return Trajectory.of(changes).stream()
                .map((Step step) -> step.effectiveAt() + " " + step.location() + " " + step.riskLevel())
                .toList();
    }

    private static AdmissionCommand command(Random random, List<RecordedEvent> events) {
        // few moments, so that many are tied
        Instant at = at("0" + (6 + random.nextInt(4)) + ":00");
        String place = PLACES.get(random.nextInt(PLACES.size()));
        UUID any = events.get(random.nextInt(events.size())).eventId();
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 ->
                new ChangeLocation(new LocationChanged(ID, null, null, new Place(place, null), at, null));
            case 4, 5 ->
                new RecordClinicalEvent(
                        new ClinicalEventRecorded(new UUID(7, random.nextLong()), ID, "risk_status", at, risk(random)));
            case 6, 7 ->
                new CorrectMove(
                        any,
                        random.nextBoolean() ? new Place(place, null) : null,
                        random.nextBoolean() ? at : null,
                        null,
                        null,
                        null,
                        random.nextInt(4) == 0,
                        null);
            case 8 -> {
                boolean retracted = random.nextInt(4) == 0;
                yield new CorrectClinicalEvent(
                        clinical(random, events),
                        retracted || random.nextBoolean() ? null : at,
                        retracted || random.nextBoolean() ? null : risk(random),
                        retracted,
                        null);
            }
            default ->
                random.nextBoolean()
                        ? new Discharge(discharged("09:0" + random.nextInt(2)))
                        : new CancelDischarge(null);
        };
    }

    private static JsonObject risk(Random random) {
        return JsonDoc.doc()
                .with("risk_level", RISKS.get(random.nextInt(RISKS.size())))
                .build();
    }

    private static UUID clinical(Random random, List<RecordedEvent> events) {
        List<UUID> ids = events.stream()
                .filter(event -> event.type().startsWith("clinical_event."))
                .map(RecordedEvent::eventId)
                .toList();
        return ids.isEmpty() ? new UUID(0, 99) : ids.get(random.nextInt(ids.size()));
    }
}
