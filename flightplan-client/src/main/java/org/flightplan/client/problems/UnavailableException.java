package org.flightplan.client.problems;

import jakarta.json.JsonValue;
import java.util.Map;

/**
 * FlightPlan could not be reached, did not get the request in time (408), or asked to wait (429, 502, 503, 504), until the client's patience was over. A command may
 * have been recorded all the same: sent again with the same idempotency key it is answered as the first time.
 */
public final class UnavailableException extends FlightPlanException {

    private static final long serialVersionUID = 1L;

    UnavailableException(Problem problem) {
        super(problem);
    }

    /**
     * No answer came.
     *
     * @param why one word, such as the name of an exception; no message, which may hold an address
     */
    public UnavailableException(String why) {
        super(new Problem(503, "", why, "", Map.of(), JsonValue.EMPTY_JSON_OBJECT), "no answer (" + why + ")");
    }
}
