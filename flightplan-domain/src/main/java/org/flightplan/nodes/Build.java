package org.flightplan.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The build that runs, as Maven has written into it. */
final class Build {

    private static final String PROPERTIES = "/META-INF/maven/org.flightplan/flightplan-domain/pom.properties";

    private Build() {}

    /** Its version; "unknown" where classes run that were never packed. */
    static String version() {
        try (InputStream found = Build.class.getResourceAsStream(PROPERTIES)) {
            Properties written = new Properties();
            if (found != null) {
                written.load(found);
            }
            return written.getProperty("version", "unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
