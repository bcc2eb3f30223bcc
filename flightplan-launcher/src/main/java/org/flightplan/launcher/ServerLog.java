package org.flightplan.launcher;

import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;

/** How the server's log is written. */
final class ServerLog {

    private static final String JSON = "fish.payara.enterprise.server.logging.JSONLogFormatter";

    private ServerLog() {}

    /** Has each line be a JSON object from now on; the log's own configuration does not find the server's classes. */
    static void writeJson(ClassLoader server) throws ReflectiveOperationException {
        Formatter json = Class.forName(JSON, true, server)
                .asSubclass(Formatter.class)
                .getDeclaredConstructor()
                .newInstance();
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            if (handler instanceof ConsoleHandler) {
                handler.setFormatter(json);
            }
        }
    }
}
