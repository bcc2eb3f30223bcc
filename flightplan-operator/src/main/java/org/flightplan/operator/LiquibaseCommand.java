package org.flightplan.operator;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import liquibase.exception.CommandValidationException;
import liquibase.integration.commandline.LiquibaseCommandLine;
import org.flightplan.migrations.ChangeLog;
import org.flightplan.migrations.HalfMadeIndexes;
import org.flightplan.migrations.SchemaReport;
import org.flightplan.migrations.SchemaUpdateException;
import org.flightplan.migrations.ServerFloor;
import org.flightplan.settings.Environment;
import org.flightplan.settings.OperatorSettings;
import org.flightplan.settings.SettingException;
import org.jspecify.annotations.Nullable;

/** A command of Liquibase's own, on our changelog, database and contexts; its options are passed on as they are. */
record LiquibaseCommand(OperatorSettings settings, PrintWriter errors, String name) implements Command {

    /** Those that apply something to the schema: refused where this build is the older one. */
    private static final Set<String> FORWARD = Set.of(
            "update",
            "update-count",
            "update-to-tag",
            "update-testing-rollback",
            "changelog-sync",
            "changelog-sync-to-tag");

    /** Those that look, go back or write a script. */
    private static final Set<String> OTHERS = Set.of(
            "status",
            "history",
            "update-sql",
            "update-count-sql",
            "update-to-tag-sql",
            "rollback",
            "rollback-count",
            "rollback-to-date",
            "rollback-sql",
            "rollback-count-sql",
            "rollback-to-date-sql",
            "future-rollback-sql",
            "tag",
            "tag-exists",
            "changelog-sync-sql",
            "changelog-sync-to-tag-sql",
            "validate",
            "list-locks");

    static final List<String> NAMES =
            Stream.concat(FORWARD.stream(), OTHERS.stream()).sorted().toList();

    private static final Set<String> WITHOUT_CHANGELOG = Set.of("history", "tag", "tag-exists", "list-locks");

    @Override
    public int run(List<String> arguments) {
        if (arguments.contains("--help")) {
            return new CommandLine(errors).execute(new String[] {name, "--help"});
        }
        Owner owner = Owner.of(settings);
        // whatever is wrong with the way there is told before Liquibase says it in its own words
        SchemaReport report = SchemaReport.of(owner.dataSource());
        if (FORWARD.contains(name)) {
            prepare(owner, report);
        }
        return new CommandLine(errors).execute(words(owner, arguments).toArray(String[]::new));
    }

    private void prepare(Owner owner, SchemaReport report) {
        if (!report.unknown().isEmpty()) {
            throw SchemaUpdateException.newerSchema(report.unknown().get(0));
        }
        try {
            Environment environment = settings.environment().orElse(Environment.PRODUCTION);
            ServerFloor.refusal(owner.dataSource(), environment).ifPresent(reason -> {
                throw new SettingException(reason);
            });
            HalfMadeIndexes.drop(owner.dataSource());
        } catch (SQLException e) {
            throw SchemaUpdateException.unreachable(e);
        }
    }

    private List<String> words(Owner owner, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(
                // no telemetry out of a hospital
                "--analytics-enabled=false", "--show-banner=false", "--log-level=off", name));
        words.addAll(List.of("--url=" + owner.jdbcUrl(), "--username=" + owner.user()));
        if (!owner.password().isEmpty()) {
            words.add("--password=" + owner.password());
        }
        if (!WITHOUT_CHANGELOG.contains(name)) {
            words.add("--changelog-file=" + ChangeLog.PATH);
            boolean chosen = arguments.stream().anyMatch(word -> word.startsWith("--context"));
            if (!chosen && !name.equals("validate")) {
                words.add("--context-filter=" + ChangeLog.USUAL_CONTEXT);
            }
        }
        words.addAll(arguments);
        return words;
    }

    /** Says what went wrong as the servers do, without a stack trace. */
    private static final class CommandLine extends LiquibaseCommandLine {

        private final PrintWriter errors;

        CommandLine(PrintWriter errors) {
            this.errors = errors;
        }

        @Override
        protected int handleException(Throwable error) {
            CommandValidationException wrongUse = cause(error, CommandValidationException.class);
            if (wrongUse != null) {
                errors.println(wrongUse.getMessage());
                return WRONG_USE;
            }
            errors.println(SchemaUpdateException.failed(error).getMessage());
            return FAILED;
        }

        private static <E extends Throwable> @Nullable E cause(Throwable error, Class<E> type) {
            for (Throwable at = error; at != null; at = at.getCause()) {
                if (type.isInstance(at)) {
                    return type.cast(at);
                }
            }
            return null;
        }
    }
}
