package org.flightplan.ops;

import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.settings.ServerSettings;
import org.flightplan.settings.Setting;

/** {@code LOG_LEVEL}, for what the application itself writes; the server's own loggers are the server's. */
final class LogLevel {

    private static final Map<String, Level> LEVELS =
            Map.of("ERROR", Level.SEVERE, "WARN", Level.WARNING, "INFO", Level.INFO, "DEBUG", Level.FINE);

    // held, or its level is forgotten with it
    private static final Logger OURS = Logger.getLogger("org.flightplan");

    private LogLevel() {}

    /** Takes it up; unless it is set, the server's configuration says what is written. */
    static void apply() {
        ServerSettings.text(Setting.LOG_LEVEL)
                .map(level -> LEVELS.get(level.toUpperCase(Locale.ROOT)))
                .ifPresent(OURS::setLevel);
    }
}
