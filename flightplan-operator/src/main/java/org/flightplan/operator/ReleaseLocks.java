package org.flightplan.operator;

import java.io.PrintWriter;
import java.util.List;
import org.flightplan.migrations.MigrationLock;
import org.flightplan.settings.OperatorSettings;

/**
 * {@code release-locks}: ends the session that migrates. A killed migrator's lock is gone with its session; this is for one
 * that lives and does not move.
 */
record ReleaseLocks(OperatorSettings settings, PrintWriter out) implements Command {

    @Override
    public int run(List<String> arguments) {
        MigrationLock lock = new MigrationLock(Owner.of(settings).dataSource());
        lock.release()
                .ifPresentOrElse(
                        pid -> out.println("The session of process " + pid + " held the lock, and was ended."),
                        () -> out.println("Nobody migrates: there is no lock."));
        return DONE;
    }
}
