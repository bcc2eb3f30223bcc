package org.flightplan.client.problems;

import jakarta.json.JsonValue;

/**
 * The API did not understand the request, or the client not the answer: a client that is older than the server, an address
 * that is not FlightPlan's, a content that is too large. Sending it again does not help.
 */
public final class MisunderstoodException extends FlightPlanException {

    private static final long serialVersionUID = 1L;

    MisunderstoodException(Problem problem) {
        super(problem);
    }

    /**
     * The answer can't be read.
     *
     * @param what it was to be; nothing of what it was
     */
    public MisunderstoodException(String what) {
        super(Problem.of(200, JsonValue.EMPTY_JSON_OBJECT), "the answer is no " + what);
    }
}
