package org.flightplan.launcher;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The order of the end: the application first, so that it can finish what it has accepted, then its database. Runs when
 * the process is asked to end, at whatever point of the start that is.
 */
final class Stopping {

    private static final Logger LOG = Logger.getLogger(Stopping.class.getName());

    private @Nullable AutoCloseable application;
    private @Nullable AutoCloseable database;
    private boolean stopped;

    /** The application, once it runs. */
    void first(AutoCloseable started) {
        register(started, true);
    }

    /** The database, once it runs. */
    void last(AutoCloseable started) {
        register(started, false);
    }

    /** Stops what runs; what starts after this is stopped at once. */
    synchronized void stop() {
        stopped = true;
        close(application);
        close(database);
        application = null;
        database = null;
    }

    private synchronized void register(AutoCloseable started, boolean isApplication) {
        if (stopped) {
            close(started);
        } else if (isApplication) {
            application = started;
        } else {
            database = started;
        }
    }

    private static void close(@Nullable AutoCloseable started) {
        if (started == null) {
            return;
        }
        try {
            started.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "Could not be stopped", e);
        }
    }
}
