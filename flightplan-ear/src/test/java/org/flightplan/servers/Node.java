package org.flightplan.servers;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/** A server with the application, which an operator stops and starts with other settings. */
interface Node {

    /** The server's name. */
    String server();

    /** From nothing to a started server with the application, ready. */
    void start() throws IOException;

    /** Stops it, configures it where its pools differ, and starts it; it need not become ready. */
    void restart(Map<String, String> own) throws IOException;

    /** Where it says whether it is ready. */
    URI ready();

    URI root();

    void stop();

    /** Those that configure.sh reads; all others are read by the server when it starts. */
    static Map<String, String> ofPools(Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith("DATABASE_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
