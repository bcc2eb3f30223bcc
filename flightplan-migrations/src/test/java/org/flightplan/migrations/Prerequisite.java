package org.flightplan.migrations;

import java.lang.System.Logger.Level;
import org.opentest4j.TestAbortedException;

/** Something a machine may not have: its tests are skipped there with one line, and fail under {@code CI=true}. */
public final class Prerequisite {

    private static final System.Logger LOG = System.getLogger(Prerequisite.class.getName());

    private Prerequisite() {}

    /** What to throw; the line says what is missing and how to get it. */
    public static RuntimeException missing(String line) {
        if ("true".equals(System.getenv("CI"))) {
            return new IllegalStateException(line);
        }
        // the test's report holds the reason too, but nobody sees that in the terminal
        LOG.log(Level.WARNING, "Skipped: " + line);
        return new TestAbortedException(line);
    }
}
