package org.flightplan.client.problems;

/**
 * A rule of the hospital refuses it (409): {@link #errorCode} says which. Nothing was recorded; read what is there
 * now, and decide again. After {@code too_busy} the same may be sent again.
 */
public final class RefusedException extends FlightPlanException {

    private static final long serialVersionUID = 1L;

    RefusedException(Problem problem) {
        super(problem);
    }
}
