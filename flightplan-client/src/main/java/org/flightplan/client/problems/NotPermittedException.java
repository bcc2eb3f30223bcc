package org.flightplan.client.problems;

/** The token is not valid, also when asked for anew (401), or its roles or care teams do not allow this (403). */
public final class NotPermittedException extends FlightPlanException {

    private static final long serialVersionUID = 1L;

    NotPermittedException(Problem problem) {
        super(problem);
    }
}
