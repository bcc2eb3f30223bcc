package org.flightplan.client.problems;

import java.util.List;
import java.util.Map;

/** Some fields are wrong (422): {@link #fieldErrors} says which and why. Nothing was recorded; correct them, and send a new command. */
public final class InvalidFieldsException extends FlightPlanException {

    private static final long serialVersionUID = 1L;

    InvalidFieldsException(Problem problem) {
        super(problem);
    }

    /** By name of a field, what would be right. */
    public Map<String, List<String>> fieldErrors() {
        return problem().fieldErrors();
    }
}
