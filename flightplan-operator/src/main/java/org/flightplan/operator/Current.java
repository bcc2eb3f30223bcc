package org.flightplan.operator;

import java.io.PrintWriter;
import java.util.List;
import org.flightplan.migrations.SchemaReport;
import org.flightplan.settings.OperatorSettings;

/** {@code current}: how the database stands to this build. */
record Current(OperatorSettings settings, PrintWriter out) implements Command {

    private static final int WIDTH = 11;

    @Override
    public int run(List<String> arguments) {
        Owner owner = Owner.of(settings);
        SchemaReport report = SchemaReport.of(owner.dataSource());
        out.println("version    " + report.newest().orElse("none: nothing was migrated yet"));
        out.println("applied    " + report.applied());
        list("pending", report.pending(), "update applies them");
        list(
                "changed",
                report.changed(),
                "an applied changeset must not be edited: restore its file, and write a new one");
        list("unknown", report.unknown(), "a newer build has applied them: use its flightplan-db.jar");
        if (!report.isSound()) {
            return UNSOUND;
        }
        return report.isCurrent() ? DONE : PENDING;
    }

    private void list(String what, List<String> changeSets, String remedy) {
        String ids = changeSets.isEmpty() ? "none" : String.join(", ", changeSets) + " (" + remedy + ")";
        out.println(what + " ".repeat(WIDTH - what.length()) + ids);
    }
}
