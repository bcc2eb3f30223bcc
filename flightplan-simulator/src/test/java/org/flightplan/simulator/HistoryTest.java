package org.flightplan.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flightplan.simulator.Command.Refusal;
import org.flightplan.simulator.model.ModelBeds;
import org.flightplan.simulator.model.ModelHospital;
import org.flightplan.simulator.model.ModelUnit;
import org.junit.jupiter.api.Test;

/** What the simulator makes, held against the model: nothing is refused but what is meant to be. */
class HistoryTest {

    private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L, 5L);

    @Test
    void every_command_of_a_demo_is_accepted_beds_are_shared_only_as_meant_and_the_census_adds_up() {
        for (long seed : SEEDS) {
            for (Hospital hospital : Replay.hospitals(seed, Scale.demo())) {
                ModelHospital model = Replay.model(hospital.commands());
                assertSound(hospital, model);
                assertEquals(60, model.open(), () -> hospital.name() + " of seed " + seed);
                long closed = model.stays().size() - model.open();
                assertTrue(closed > 140 && closed < 170, () -> closed + " are closed");
            }
        }
    }

    @Test
    void each_command_for_itself_is_accepted_or_refused_as_it_says() {
        Set<Refusal> refusals = new HashSet<>();
        for (long seed : SEEDS) {
            for (Hospital hospital : Replay.hospitals(seed, Scale.small())) {
                assertSound(
                        hospital,
                        Replay.model(hospital.commands()
                                .peek(command -> command.refusal().ifPresent(refusals::add))));
            }
        }
        assertEquals(
                Set.of(
                        new Refusal(409, "mrn_taken"),
                        new Refusal(409, "merged"),
                        new Refusal(409, "admission_cancelled")),
                refusals);
    }

    private static void assertSound(Hospital hospital, ModelHospital model) {
        assertEquals(
                List.of(),
                ModelBeds.shared(model.stays()).stream()
                        .filter(shared -> !shared.meant())
                        .toList());
        assertEquals(List.of(), ModelBeds.unknown(model));
        Replay.assertAddsUp(Replay.census(hospital, model, null, 30));
        for (ModelUnit unit : model.units()) {
            Replay.assertAddsUp(Replay.census(hospital, model, unit.location(), 30));
        }
    }

    @Test
    void a_demo_has_all_that_happens_in_a_hospital() {
        Map<String, Long> events = new TreeMap<>();
        Replay.hospitals(1, Scale.demo())
                .forEach(hospital -> Replay.model(hospital.commands())
                        .eventsByType()
                        .forEach((type, count) -> events.merge(type, count, Long::sum)));
        assertEquals(
                Set.of(
                        "admission.cancelled",
                        "admission.created",
                        "admission.discharge_cancelled",
                        "admission.discharged",
                        "admission.location_changed",
                        "admission.location_corrected",
                        "admission.move_request_cancelled",
                        "admission.move_requested",
                        "admission.patient_merged",
                        "admission.updated",
                        "clinical_event.corrected",
                        "clinical_event.recorded",
                        "flightplan.created",
                        "flightplan.milestone_dropped",
                        "flightplan.milestone_planned",
                        "flightplan.milestone_reached",
                        "flightplan.status_changed",
                        "flightplan.target_set",
                        "flightplan.task_done",
                        "flightplan.task_raised",
                        "patient.created",
                        "patient.merged",
                        "patient.updated",
                        "unit.bed_added",
                        "unit.bed_changed",
                        "unit.opened"),
                events.keySet());
        assertTrue(events.get("flightplan.milestone_reached") < events.get("flightplan.milestone_planned"));
        assertTrue(events.get("flightplan.task_done") < events.get("flightplan.task_raised"));
    }

    @Test
    void a_demo_has_newborns_without_a_name_twins_retractions_and_somebody_who_died() {
        String all = text(Simulator.commands(Replay.hospitals(1, Scale.demo())));
        for (String part : List.of(
                "\"name\":\"Newborn of ",
                "\"name\":\"Twin A of ",
                "\"name\":\"Twin B of ",
                "\"identity\":\"provisional\"",
                "\"identity\":\"confirmed\"",
                "\"name\":\"Unknown Invented Person ",
                "\"retracted\":true",
                "\"died\":true",
                "\"deceased_at\":")) {
            assertTrue(all.contains(part), part);
        }
    }

    @Test
    void a_demo_is_small_enough_to_be_sent_in_a_minute_and_open_stays_come_first() {
        List<Hospital> hospitals = Replay.hospitals(1, Scale.demo());
        long units = hospitals.stream().flatMap(Hospital::units).count();
        long present = hospitals.stream().flatMap(Hospital::present).count();
        List<Command> all = Simulator.commands(hospitals).toList();
        assertTrue(all.size() < 6_000, () -> all.size() + " commands");
        ModelHospital first = Replay.model(all.stream()
                .limit(units + present)
                .filter(command -> command.tenant().equals(hospitals.get(0).id())));
        assertEquals(60, first.open());
    }

    @Test
    void the_same_seed_and_clock_give_the_same_bytes_whatever_the_machines_language_and_zone() {
        String one = text(Simulator.commands(Replay.hospitals(7, Scale.small())));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertEquals(one, text(Simulator.commands(Replay.hospitals(7, Scale.small()))));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertNotEquals(one, text(Simulator.commands(Replay.hospitals(8, Scale.small()))));
        Clock later = Clock.offset(Replay.CLOCK, Duration.ofMinutes(1));
        assertNotEquals(one, text(Simulator.commands(new Simulator(7, later).hospitals(Scale.small()))));
    }

    private static String text(Stream<Command> commands) {
        StringBuilder text = new StringBuilder();
        commands.forEach(command -> text.append(command.moment())
                .append(command.idempotencyKey())
                .append(command.method())
                .append(command.path())
                .append(command.body())
                .append('\n'));
        return text.toString();
    }

    @Test
    void all_was_recorded_before_the_last_hour_and_a_lane_in_its_order() {
        Map<Object, Command> last = new HashMap<>();
        Simulator.commands(Replay.hospitals(3, Scale.small())).forEach(command -> {
            Command before = last.put(command.lane(), command);
            assertFalse(before != null && before.moment().isAfter(command.moment()), command::toString);
            assertFalse(command.moment().isAfter(Replay.CLOCK.instant().minus(Duration.ofHours(1))), command::toString);
        });
    }

    @Test
    void every_key_is_one_commands_alone() {
        List<Command> all =
                Simulator.commands(Replay.hospitals(1, Scale.demo())).toList();
        Set<String> keys = new HashSet<>();
        all.forEach(command -> keys.add(command.tenant() + command.idempotencyKey()));
        assertEquals(all.size(), keys.size());
    }

    @Test
    void names_are_of_many_scripts_and_nobodys() {
        Set<Character.UnicodeScript> scripts = new TreeSet<>();
        Simulator.commands(Replay.hospitals(1, Scale.demo()))
                .filter(command -> command.path().equals("/patients"))
                .map(Command::body)
                .forEach(patient -> {
                    assertTrue(patient.getString("mrn").startsWith("SYN-"));
                    scripts.addAll(scripts(patient));
                });
        scripts.remove(Character.UnicodeScript.COMMON);
        scripts.remove(Character.UnicodeScript.INHERITED);
        assertTrue(scripts.size() >= 10, scripts::toString);
    }

    private static List<Character.UnicodeScript> scripts(JsonObject patient) {
        return patient.getString("name")
                .codePoints()
                .mapToObj(Character.UnicodeScript::of)
                .distinct()
                .toList();
    }

    @Test
    void a_command_shows_no_patient() {
        Command command = Simulator.commands(Replay.hospitals(1, Scale.small()))
                .filter(one -> one.path().equals("/patients"))
                .findFirst()
                .orElseThrow();
        assertEquals("command " + command.idempotencyKey(), command.toString());
        assertFalse(command.idempotencyKey().contains(command.body().getString("name")));
    }
}
