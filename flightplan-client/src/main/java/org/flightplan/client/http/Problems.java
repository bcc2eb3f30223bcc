package org.flightplan.client.http;

import jakarta.json.JsonValue;
import org.flightplan.client.problems.FlightPlanException;
import org.flightplan.client.problems.Problem;

/** What answers mean that are errors. */
public final class Problems {

    private Problems() {}

    /**
     * Whether an error of this status that is no problem comes from a server on which the API has not begun yet, or from what
     * stands before it: every error of the API is a problem.
     */
    static boolean isOfNoApi(int status) {
        return status == 404 || status >= 500;
    }

    /** The exception for an answer of this status, from 400 on. */
    public static FlightPlanException exception(int status, byte[] body) {
        var problem = Json.objectIfAny(body);
        int meant = problem.isEmpty() && isOfNoApi(status) ? 503 : status;
        return Problem.of(meant, problem.orElse(JsonValue.EMPTY_JSON_OBJECT)).exception();
    }
}
