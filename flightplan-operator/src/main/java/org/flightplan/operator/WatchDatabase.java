package org.flightplan.operator;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flightplan.database.DatabaseCare;
import org.flightplan.database.DatabaseCare.Interruption;
import org.flightplan.database.DatabaseCare.Maintenance;
import org.flightplan.database.DatabaseQuestion;
import org.flightplan.settings.OperatorSettings;
import org.flightplan.settings.SettingException;
import org.jspecify.annotations.Nullable;

/** {@code database}: how it fares, and what is done about it. */
record WatchDatabase(OperatorSettings settings, PrintWriter out) implements Command {

    @Override
    public int run(List<String> arguments) {
        DatabaseCare care = new DatabaseCare(Owner.of(settings).dataSource());
        if (arguments.isEmpty()) {
            care.report().forEach(this::print);
            return DONE;
        }
        if (arguments.size() == 2) {
            return act(care, arguments.get(0), arguments.get(1));
        }
        throw new SettingException("database takes nothing, or what to do and to what: database vacuum event_store.");
    }

    private int act(DatabaseCare care, String what, String target) {
        Optional<Maintenance> maintenance = named(Maintenance.values(), what);
        if (maintenance.isPresent()) {
            return report(care.maintain(maintenance.get(), target), what, "table " + target);
        }
        Interruption interruption = named(Interruption.values(), what)
                .orElseThrow(
                        () -> new SettingException("\"" + what + "\" is nothing that database does: --help lists it."));
        if (!target.matches("\\d{1,9}")) {
            throw new SettingException("\"" + target + "\" is no process: database lists sessions by pid.");
        }
        return report(care.interrupt(interruption, Integer.parseInt(target)), what, "session " + target);
    }

    private int report(boolean done, String what, String target) {
        out.println(done ? what + " " + target + ": done" : "There is no " + target + " in this database.");
        return done ? DONE : FAILED;
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value ->
                        value.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
                .findFirst();
    }

    private void print(DatabaseQuestion question, List<Map<String, @Nullable Object>> rows) {
        out.println();
        out.println(question.title());
        if (rows.isEmpty()) {
            out.println("  none");
            return;
        }
        List<String> columns = List.copyOf(rows.get(0).keySet());
        List<Integer> widths = columns.stream()
                .map(column -> rows.stream()
                        .mapToInt(row -> text(row.get(column)).length())
                        .reduce(column.length(), Math::max))
                .toList();
        line(columns, widths);
        rows.forEach(row ->
                line(columns.stream().map(column -> text(row.get(column))).toList(), widths));
    }

    private void line(List<String> values, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            line.append("  ")
                    .append(values.get(i))
                    .append(" ".repeat(widths.get(i) - values.get(i).length()));
        }
        out.println(line.toString().stripTrailing());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : value.toString().lines().collect(Collectors.joining(" "));
    }
}
