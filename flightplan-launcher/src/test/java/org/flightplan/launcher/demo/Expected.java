package org.flightplan.launcher.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flightplan.simulator.Command;
import org.flightplan.simulator.Hospital;
import org.flightplan.simulator.Simulator;
import org.flightplan.simulator.model.ModelHospital;

/** What the demo asks for, as the simulator's own model tells it. */
final class Expected {

    private final List<Command> commands;
    private final Map<String, Long> events = new TreeMap<>();
    private final Map<String, Long> shown = new TreeMap<>();

    private Expected(List<Hospital> loaded) {
        commands = Simulator.commands(loaded).toList();
        Map<Object, ModelHospital> hospitals = new TreeMap<>();
        for (Command command : commands) {
            hospitals
                    .computeIfAbsent(command.tenant(), tenant -> new ModelHospital())
                    .send(command);
        }
        for (ModelHospital hospital : hospitals.values()) {
            hospital.eventsByType().forEach((type, count) -> events.merge(type, count, Long::sum));
            shown.merge("patients", (long) hospital.patients(), Long::sum);
            shown.merge("admissions", (long) hospital.stays().size(), Long::sum);
            shown.merge("plans", (long) hospital.stays().size(), Long::sum);
            shown.merge("moves", (long) hospital.countMoves(), Long::sum);
        }
        shown.put("clinical events", events.get("clinical_event.recorded"));
    }

    /** What was loaded into this home, by the clock that its demo remembers. */
    static Expected in(Path home) throws IOException {
        Clock unused = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new Expected(Demo.hospitals(Memory.in(home.resolve("demo.properties")), unused));
    }

    /** What a load asks for that begins now. */
    static Expected at(Clock now) {
        return new Expected(Demo.hospitals(now));
    }

    int commands() {
        return commands.size();
    }

    /** Events of each type, once each. */
    Map<String, Long> eventsByType() {
        return events;
    }

    /** What the read models are to show. */
    Map<String, Long> shown() {
        return shown;
    }

    /** Every name and every MRN. */
    Set<String> identities() {
        Set<String> identities = new TreeSet<>();
        for (Command command : commands) {
            if (command.path().startsWith("/patients")) {
                identities.add(command.body().getString("name", ""));
                identities.add(command.body().getString("mrn", ""));
            }
        }
        identities.remove("");
        return identities;
    }

    /** The names and MRNs that stand in a text. */
    Set<String> identitiesIn(String text) {
        Set<String> found = identities();
        found.removeIf(identity -> !text.contains(identity));
        return found;
    }

    /** All that was sent, as text. */
    String text() {
        StringBuilder text = new StringBuilder();
        commands.forEach(command -> text.append(command.body()).append('\n'));
        return text.toString();
    }
}
