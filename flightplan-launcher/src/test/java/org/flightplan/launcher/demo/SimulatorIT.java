package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flightplan.launcher.LauncherProcess;
import org.flightplan.simulator.Command;
import org.flightplan.simulator.Hospital;
import org.flightplan.simulator.Scale;
import org.flightplan.simulator.Simulator;
import org.flightplan.simulator.model.ModelCensus;
import org.flightplan.simulator.model.ModelCensus.Day;
import org.flightplan.simulator.model.ModelHospital;
import org.flightplan.simulator.model.ModelUnit;
import org.flightplan.simulator.model.ModelUnit.Numbers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small simulated hospital, sent to a real server a command at a time: each is accepted, or refused as it says, and then the
 * server shows what the simulator's model does.
 */
@Tag("full")
class SimulatorIT {

    @TempDir
    static Path folder;

    private static final long SEED = 11;

    private static LauncherProcess server;
    private static Hospital hospital;
    private static List<Command> commands;
    private static final ModelHospital MODEL = new ModelHospital();

    @BeforeAll
    static void send_a_hospital() throws Exception {
        server = LauncherProcess.start(folder.resolve("home"), Map.of());
        server.awaitLine("FlightPlan is ready");
        hospital =
                new Simulator(SEED, Clock.systemUTC()).hospitals(Scale.small()).get(0);
        commands = hospital.commands().toList();
        Sender sender = new Sender(caller -> caller.at(server.base()));
        sender.open(hospital);
        // a command that is not answered as it says ends this here
        new Lanes(8).run(commands, sender::send);
        commands.forEach(MODEL::send);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void every_command_was_answered_as_it_says_and_some_were_to_be_refused() throws Exception {
        assertEquals(MODEL.eventsByType(), StoredData.in(folder.resolve("home")).eventsByType());
        assertTrue(commands.stream().anyMatch(command -> command.refusal().isPresent()), "nothing was to be refused");
        Set<String> methods = commands.stream().map(Command::method).collect(Collectors.toSet());
        assertEquals(Set.of("POST", "PATCH", "DELETE"), methods);
    }

    @Test
    void the_board_shows_the_numbers_of_the_model() throws Exception {
        LocalDate before;
        JsonObject board;
        do {
            before = today();
            board = get("/board");
        } while (!before.equals(today()));
        Map<String, Numbers> shown = board.getJsonArray("units").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(
                        unit -> unit.getString("location"), unit -> numbers(unit.getJsonObject("numbers"))));
        LocalDate day = before;
        Map<String, Numbers> meant = MODEL.units().stream()
                .collect(Collectors.toMap(ModelUnit::location, unit -> unit.numbers(MODEL.stays(), day)));
        assertEquals(meant, shown);
        assertTrue(shown.values().stream().mapToLong(Numbers::occupied).sum() > 10, shown::toString);
        assertEquals(MODEL.unplaced(), board.getJsonArray("without_bed").size());
        long inUnits = board.getJsonArray("units").getValuesAs(JsonObject.class).stream()
                .flatMap(unit -> unit.getJsonArray("beds").getValuesAs(JsonObject.class).stream())
                .mapToLong(bed -> bed.getJsonArray("occupants").size())
                .sum();
        assertEquals(
                MODEL.open() - MODEL.unplaced(),
                inUnits + board.getJsonArray("elsewhere").size());
    }

    @Test
    void the_census_of_the_house_and_of_each_unit_adds_up_to_the_models() throws Exception {
        assertCensus("/census", null);
        for (ModelUnit unit : MODEL.units()) {
            List<JsonObject> days = assertCensus("/units/" + unit.id() + "/census", unit.location());
            assertEquals(unit.beds(), days.get(days.size() - 1).getInt("beds"));
        }
    }

    private static List<JsonObject> assertCensus(String path, @Nullable String location) {
        // not today, which may be over while it is read
        LocalDate to = today().minusDays(1);
        LocalDate from = to.minusDays(Scale.small().days() - 2);
        Map<LocalDate, Day> meant = ModelCensus.days(MODEL.stays(), location, from, to, hospital.zone());
        List<JsonObject> days =
                get(path + "?from=" + from + "&to=" + to).getJsonArray("items").getValuesAs(JsonObject.class);
        assertEquals(meant.size(), days.size());
        int before = -1;
        for (JsonObject day : days) {
            Day model = meant.get(LocalDate.parse(day.getString("date")));
            assertFalse(model == null, day::toString);
            assertEquals(
                    List.of(
                            model.occupied,
                            model.admissions,
                            model.transfersIn,
                            model.transfersOut,
                            model.discharges,
                            model.deaths),
                    List.of(
                            day.getInt("occupied"),
                            day.getInt("admissions"),
                            day.getInt("transfers_in"),
                            day.getInt("transfers_out"),
                            day.getInt("discharges"),
                            day.getInt("deaths")),
                    () -> path + " on " + day.getString("date"));
            if (before >= 0) {
                assertEquals(day.getInt("occupied"), model.addedUp(before), () -> "after " + day.getString("date"));
            }
            before = day.getInt("occupied");
        }
        return days;
    }

    private static LocalDate today() {
        return Clock.systemUTC().instant().atZone(hospital.zone()).toLocalDate();
    }

    private static Numbers numbers(JsonObject numbers) {
        return new Numbers(
                numbers.getInt("occupied"),
                numbers.getInt("open"),
                numbers.getInt("unavailable"),
                numbers.getInt("pending_in"),
                numbers.getInt("pending_out"),
                numbers.getInt("beds"));
    }

    private static JsonObject get(String path) {
        return Caller.in(hospital.id(), "viewer").at(server.base()).send("GET", path, null);
    }
}
