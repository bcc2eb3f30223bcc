package org.flightplan.imports.sending;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flightplan.client.problems.FlightPlanException;
import org.flightplan.client.problems.UnavailableException;
import org.flightplan.imports.mapping.Reason;

/** What the API refuses, as a reason of the report: its code, its fields and what it says of them; never a value. */
final class Refusals {

    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry(
                    "mrn_taken", "another patient has this number: give one of them another, or merge them afterwards"),
            Map.entry(
                    "already_admitted",
                    "an earlier stay of the patient is open: say in the former system when it ended, or discharge it here"),
            Map.entry("stays_overlap", "two stays of the patient overlap: correct the beginning or the end of one"),
            Map.entry("not_admitted", "the stay has ended by then: correct the moment, or the end of the stay"),
            Map.entry("forbidden", "give the token the role that the command takes; for most it is interface"));
    private static final String OTHERWISE = "correct the row where it comes from, and run the import again";
    private static final int AMBIGUOUS = 401;

    private Refusals() {}

    /** Whether there is no answer to the row in it, but to the whole import: nobody is there, or the token is refused. */
    static boolean isOfAll(FlightPlanException e) {
        return e instanceof UnavailableException || e.status() == AMBIGUOUS || e.status() >= 500;
    }

    static Reason reason(FlightPlanException e) {
        String code = e.errorCode().isEmpty() ? "status " + e.status() : e.errorCode();
        String fields = e.problem().fieldErrors().entrySet().stream()
                .map(field -> field.getKey().replaceFirst("^events\\[\\d+]\\.(data\\.)?", "") + " "
                        + String.join(", ", field.getValue()))
                .collect(Collectors.joining("; "));
        return new Reason(
                fields.isEmpty() ? code : code + ": " + fields, REMEDIES.getOrDefault(e.errorCode(), OTHERWISE));
    }

    /** Of a row whose stream was not begun. */
    static final Reason NOT_BEGUN =
            new Reason("the row that this one belongs to is rejected", "mend that one, and run the import again");

    /** The rows that a field error names, where it names some. */
    static List<Integer> named(FlightPlanException e) {
        return e.problem().fieldErrors().keySet().stream()
                .filter(field -> field.matches("events\\[\\d{1,4}].*"))
                .map(field -> Integer.valueOf(field.substring(field.indexOf('[') + 1, field.indexOf(']'))))
                .distinct()
                .sorted()
                .toList();
    }
}
