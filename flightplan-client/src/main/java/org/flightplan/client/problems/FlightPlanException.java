package org.flightplan.client.problems;

/**
 * FlightPlan did not do what it was asked. The message is safe to log: status, error code, names of fields and the id of the
 * request, by which the server's log tells more; never a value.
 */
public abstract sealed class FlightPlanException extends RuntimeException
        permits InvalidFieldsException,
                RefusedException,
                VersionConflictException,
                NotPermittedException,
                NoSuchRecordException,
                UnavailableException,
                MisunderstoodException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    FlightPlanException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    FlightPlanException(Problem problem) {
        this(problem, problem.toString());
    }

    /** What the API said, whole. Its details are for people at the screen, not for logs. */
    public Problem problem() {
        return problem;
    }

    /** The status of HTTP; 503 where there was no answer at all. */
    public int status() {
        return problem.status();
    }

    /** A stable name, such as {@code already_admitted}: docs/api.md lists them, each with what to do. Empty where there is none. */
    public String errorCode() {
        return problem.errorCode();
    }
}
