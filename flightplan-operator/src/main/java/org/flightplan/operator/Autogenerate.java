package org.flightplan.operator;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.flightplan.settings.OperatorSettings;
import org.flightplan.settings.SettingException;

/** {@code autogenerate "TITLE"}: a changeset of what the entities have and the database lacks. Nothing is ever dropped by it. */
record Autogenerate(OperatorSettings settings, PrintWriter out) implements Command {

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() != 1) {
            throw new SettingException("autogenerate takes one title, in quotes.");
        }
        ChangeSetFile file = new ChangeSetFile(Path.of(""), arguments.get(0));
        ModelDifference difference = new ModelDifference(Owner.of(settings));
        ModelDifference.Script script = difference.script();
        if (script.sql().isEmpty()) {
            out.println(
                    "The database has every table and column that the entities have: there is nothing to generate.");
            return DONE;
        }
        out.println(file.write(script.sql(), script.rollback())
                + ": review it; row-level security, grants, defaults and indexes are yours to add.");
        return DONE;
    }
}
