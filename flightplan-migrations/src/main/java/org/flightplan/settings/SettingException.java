package org.flightplan.settings;

/** A setting FlightPlan can't start with; the message is one line that names it, its source and the remedy. */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells what is wrong.
     *
     * @param message one line, without any secret
     */
    public SettingException(String message) {
        super(message);
    }
}
