package org.flightplan.client.problems;

import java.util.OptionalInt;

/** Somebody else changed it since it was read (412, 409). Nothing was recorded; read it again, and decide again. */
public final class VersionConflictException extends FlightPlanException {

    private static final long serialVersionUID = 1L;

    VersionConflictException(Problem problem) {
        super(problem);
    }

    /** The version that the command named, if it is told. */
    public OptionalInt expectedVersion() {
        return problem().number("expected_version");
    }

    /** The version that there is, if it is told. */
    public OptionalInt actualVersion() {
        return problem().number("actual_version");
    }
}
