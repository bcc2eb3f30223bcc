package org.flightplan.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line. */
record Options(Map<String, String> values, Set<String> flags) {

    static final String USAGE = """
            usage: java -jar flightplan-import.jar --to <address> <source> [options]

            a source, one of:
              --csv <folder>              patients.csv, admissions.csv, location_steps.csv, locations_risks.csv, annotations.csv
              --database <JDBC address>   the Python system's, PostgreSQL or SQLite
              --ndjson <file>             commands of the API, one a line

            options:
              --dry-run                   reads, maps and checks all of it, and writes nothing but the report
              --report <file>             the rows that are rejected, as CSV (import-report.csv)
              --secret <file>             what ids are made with, the same in every run; made where there is none (import.secret)
              --token-file <file>         a token with the role interface; else the environment's FLIGHTPLAN_TOKEN
              --zone <zone>               of moments without an offset (UTC)
              --day-first                 3/4/2024 is the third of April
              --specialty <name>          of stays that name none; else the one that the hospital has
              --attending <id>            the user who answers for stays that name none
              --words <file>              lines such as location.Ward 1=W1, risk.stable=LOW, status.gone=discharged
              --provisional               patients who lack what a confirmed identity takes are recorded as provisional
              --attachments <folder>      the contents, named as their storage keys
              --tenant <id>               whose part of the source, where it has several hospitals
              --database-user <name>      the password is in the environment's DATABASE_PASSWORD, or in --database-password-file
              --at-once <number>          how many patients are sent at a time (4)

            ends with 0 when nothing was rejected, 1 when rows were, 2 for a wrong command line, 3 when it could not go on: run it again
            """;

    private static final Set<String> KNOWN_FLAGS = Set.of("dry-run", "day-first", "provisional", "help");
    private static final Set<String> KNOWN = Set.of(
            "to",
            "csv",
            "database",
            "ndjson",
            "report",
            "secret",
            "token-file",
            "zone",
            "specialty",
            "attending",
            "words",
            "attachments",
            "tenant",
            "database-user",
            "database-password-file",
            "at-once");

    /** Why a command line is none. */
    static final class WrongOptions extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongOptions(String message) {
            super(message);
        }
    }

    /** @throws WrongOptions saying which word is wrong */
    static Options of(String... arguments) {
        Map<String, String> values = new HashMap<>();
        Set<String> flags = new HashSet<>();
        List<String> words = new ArrayList<>(List.of(arguments));
        while (!words.isEmpty()) {
            String word = words.remove(0);
            String name = word.startsWith("--") ? word.substring(2) : "";
            if (KNOWN_FLAGS.contains(name)) {
                flags.add(name);
            } else if (name.equals("token") || !KNOWN.contains(name)) {
                // not repeated: it may be a secret
                throw new WrongOptions("Unknown option" + (name.isEmpty() ? "" : " --" + name.replaceAll("[=].*", ""))
                        + "; a token stands in a file or in the environment, never here.");
            } else if (words.isEmpty()) {
                throw new WrongOptions("--" + name + " takes a value.");
            } else {
                values.put(name, words.remove(0));
            }
        }
        long sources = values.keySet().stream()
                .filter(Set.of("csv", "database", "ndjson")::contains)
                .count();
        if (!flags.contains("help") && (sources != 1 || !values.containsKey("to"))) {
            throw new WrongOptions("Give --to and one source: --csv, --database or --ndjson.");
        }
        return new Options(values, flags);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<Path> path(String name) {
        return value(name).map(Path::of);
    }

    String text(String name, String otherwise) {
        return value(name).orElse(otherwise);
    }

    int number(String name, int otherwise) {
        String text = text(name, Integer.toString(otherwise));
        if (!text.matches("[1-9]\\d?")) {
            throw new WrongOptions(String.format(Locale.ROOT, "--%s takes a number from 1 to 99.", name));
        }
        return Integer.parseInt(text);
    }
}
