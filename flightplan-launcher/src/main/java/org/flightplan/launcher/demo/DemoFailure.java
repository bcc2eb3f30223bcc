package org.flightplan.launcher.demo;

/** The demo could not be loaded; the message is one line that names the command and never a patient. */
public final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }
}
