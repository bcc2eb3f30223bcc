package org.flightplan.client.http;

import jakarta.json.JsonValue;
import org.flightplan.client.problems.FlightPlanException;
import org.flightplan.client.problems.Problem;

/** What answers mean that are errors. */
public final class Problems {

    private Problems() {}

    /** The exception for an answer of this status, from 400 on. */
    public static FlightPlanException exception(int status, byte[] body) {
        var problem = Json.objectIfAny(body);
        // a 404 that is no problem is no answer of the API's
        int meant = status == 404 && problem.isEmpty() ? 503 : status;
        return Problem.of(meant, problem.orElse(JsonValue.EMPTY_JSON_OBJECT)).exception();
    }
}
