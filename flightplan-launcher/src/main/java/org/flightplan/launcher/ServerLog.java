package org.flightplan.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** How the server writes its log: as it is configured in the jar, as text or as JSON. */
final class ServerLog {

    private static final String CONFIGURATION = "/MICRO-INF/domain/logging.properties";
    private static final String FORMATTER = "java.util.logging.ConsoleHandler.formatter";
    private static final String JSON = "fish.payara.enterprise.server.logging.JSONLogFormatter";

    private ServerLog() {}

    /** The file that the server is to read, in a folder of its own. */
    static Path configuration(boolean json, Path folder) throws IOException {
        Properties configuration = new Properties();
        try (InputStream packaged = ServerLog.class.getResourceAsStream(CONFIGURATION)) {
            if (packaged == null) {
                throw new IOException("flightplan.jar is damaged: it lacks " + CONFIGURATION);
            }
            configuration.load(packaged);
        }
        if (json) {
            configuration.setProperty(FORMATTER, JSON);
        }
        Path file = folder.resolve("logging.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            configuration.store(out, null);
        }
        return file;
    }
}
