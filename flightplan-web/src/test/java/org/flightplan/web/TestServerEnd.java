package org.flightplan.web;

import org.flightplan.web.openapi.Documented;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Stops the server behind the last test, if any test has started it, and writes down what was answered. */
public final class TestServerEnd implements LauncherSessionListener {

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        TestServer.stop();
        Documented.write();
    }
}
