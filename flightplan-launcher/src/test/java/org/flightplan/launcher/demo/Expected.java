package org.flightplan.launcher.demo;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the census asks for, counted in the file. */
final class Expected {

    private Expected() {}

    /** Events of each type, once each. */
    static Map<String, Long> eventsByType() {
        Map<String, Long> counts = new TreeMap<>();
        for (Command command : Census.read().commands()) {
            counts.merge(eventType(command), 1L, Long::sum);
        }
        counts.put("flightplan.created", counts.get("admission.created"));
        // who goes home has a completed plan
        counts.put("flightplan.status_changed", counts.get("admission.discharged"));
        return counts;
    }

    /** What the read models are to show. */
    static Map<String, Long> shown() {
        Map<String, Long> events = eventsByType();
        return Map.of(
                "patients", events.get("patient.created"),
                "admissions", events.get("admission.created"),
                "plans", events.get("admission.created"),
                "clinical events", events.get("clinical_event.recorded"),
                "moves", events.get("admission.location_changed"));
    }

    /** Every name and every MRN. */
    static Set<String> identities() {
        Set<String> identities = new TreeSet<>();
        for (Command command : Census.read().commands()) {
            if (command.path().equals("/patients")) {
                identities.add(command.body().getString("name"));
                identities.add(command.body().getString("mrn"));
            }
        }
        return identities;
    }

    /** The names and MRNs that stand in a text. */
    static Set<String> identitiesIn(String text) {
        Set<String> found = identities();
        found.removeIf(identity -> !text.contains(identity));
        return found;
    }

    private static String eventType(Command command) {
        String path = command.path();
        if (path.equals("/patients")) {
            return "patient.created";
        }
        if (path.equals("/admissions")) {
            return "admission.created";
        }
        if (path.endsWith("/location")) {
            return "admission.location_changed";
        }
        if (path.endsWith("/discharge")) {
            return "admission.discharged";
        }
        if (path.equals("/clinical-events")) {
            return "clinical_event.recorded";
        }
        throw new IllegalStateException("The census has a command this test does not know: " + command);
    }
}
