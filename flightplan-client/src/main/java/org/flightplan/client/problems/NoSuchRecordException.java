package org.flightplan.client.problems;

/** There is nothing of this id in the caller's hospital (404). */
public final class NoSuchRecordException extends FlightPlanException {

    private static final long serialVersionUID = 1L;

    NoSuchRecordException(Problem problem) {
        super(problem);
    }
}
