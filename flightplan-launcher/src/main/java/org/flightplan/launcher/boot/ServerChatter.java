package org.flightplan.launcher.boot;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Keeps what the server tells about itself out of the log unless something is wrong; the application is heard as it is.
 * Named in {@code logging.properties}; a filter, because Payara's web container sets its level itself.
 */
public final class ServerChatter implements Filter {

    /** Made by the log's own configuration. */
    public ServerChatter() {}

    @Override
    public boolean isLoggable(LogRecord message) {
        String logger = message.getLoggerName();
        return message.getLevel().intValue() >= Level.WARNING.intValue()
                || (logger != null && logger.startsWith("org.flightplan"));
    }
}
