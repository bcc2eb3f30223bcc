package org.flightplan.operator;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.flightplan.settings.SettingException;

/** {@code new "TITLE"}: an empty changeset. */
record NewChangeSet(PrintWriter out) implements Command {

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() != 1) {
            throw new SettingException("new takes one title, in quotes.");
        }
        Path file = new ChangeSetFile(Path.of(""), arguments.get(0))
                .write("-- what it does, one statement after the other", "-- and what takes it back");
        out.println(file + ": write what it does and what takes it back; mvn verify tries both.");
        return DONE;
    }
}
