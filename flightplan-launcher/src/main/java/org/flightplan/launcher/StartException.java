package org.flightplan.launcher;

/** FlightPlan can't start although its settings are right; the message is one line that says where to look. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells what happened.
     *
     * @param message one line, without any secret
     */
    public StartException(String message) {
        super(message);
    }
}
