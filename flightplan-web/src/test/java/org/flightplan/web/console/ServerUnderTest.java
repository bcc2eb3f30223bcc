package org.flightplan.web.console;

/** Where the server under test answers. */
final class ServerUnderTest {

    private static final String PROPERTY = "flightplan.test.url";

    private ServerUnderTest() {}

    /** Its base URL, which ends with a slash; without one the test is skipped, and fails under {@code CI=true}. */
    static String baseUrl() {
        String url = System.getProperty(PROPERTY);
        if (url != null) {
            return url.endsWith("/") ? url : url + "/";
        }
        throw Prerequisite.missing(
                "The console's browser test needs a server in development: set -D" + PROPERTY + " to its URL.");
    }
}
