package org.flightplan.bench.faults;

import java.lang.System.Logger.Level;
import org.opentest4j.TestAbortedException;

/** Something a machine may not have: its trials are skipped there with one line, and fail under {@code CI=true}. */
final class Prerequisite {

    private static final System.Logger LOG = System.getLogger(Prerequisite.class.getName());

    private Prerequisite() {}

    /** What to throw; the line says what is missing and how to get it. */
    static RuntimeException missing(String line) {
        if ("true".equals(System.getenv("CI"))) {
            return new IllegalStateException(line);
        }
        LOG.log(Level.WARNING, "Skipped: " + line);
        return new TestAbortedException(line);
    }
}
