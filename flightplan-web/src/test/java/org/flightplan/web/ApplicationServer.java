package org.flightplan.web;

import java.net.URI;
import java.nio.file.Path;
import org.flightplan.migrations.TestDatabase;

/**
 * A server that the tests run against. Payara Micro unless another one is found as a service, such as those that run the
 * EAR.
 */
public interface ApplicationServer {

    /**
     * Starts it in development, with the application deployed.
     *
     * @param log an empty database with the roles
     * @param keys a key store
     */
    void start(TestDatabase log, TestDatabase keys);

    /** Stops it; does nothing when it does not run. */
    void stop();

    /** The root of the application; it ends with a slash. */
    URI application();

    /** Where the server answers /health. */
    URI management();

    /** Where the server describes its APIs: /openapi. */
    URI description();

    /** What it logs. */
    Path log();
}
