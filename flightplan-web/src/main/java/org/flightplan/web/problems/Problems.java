package org.flightplan.web.problems;

import org.flightplan.commands.Reason;
import org.flightplan.fields.FieldErrors;

/** The problems that any endpoint may answer with. */
public final class Problems {

    private Problems() {}

    /** 400: what was sent can't be read. */
    public static Problem unreadable(String detail) {
        return Problem.of(400, "unreadable", detail);
    }

    /** 400: a parameter of the path, the query or a header can't be read. */
    public static Problem unreadableParameter(String name, String message) {
        return Problem.of(400, "unreadable_parameter", "The parameter " + name + " " + message + ".")
                .with(FieldErrors.of(name, message));
    }

    /** 400: the header names one version, and the body another. */
    public static Problem contradictingVersions() {
        String message = "names another version than the other: send one of the two, or the same in both";
        return Problem.of(
                        400,
                        "contradicting_versions",
                        "If-Match and expected_version name different versions. Send one of the two, or the same in both.")
                .with(new FieldErrors.Builder()
                        .add("If-Match", message)
                        .add("expected_version", message)
                        .build());
    }

    /** 401: there is no valid token. */
    public static Problem unauthenticated() {
        return Problem.of(401, "unauthenticated", "Send a valid, unexpired token as Authorization: Bearer.")
                .header("WWW-Authenticate", "Bearer");
    }

    /** 403: the caller is known, and may not. */
    public static Problem forbidden(String detail) {
        return Problem.of(403, "forbidden", detail);
    }

    /** 403: it rests on what is closed to the caller, who is not in the care team. One and the same for all that does. */
    public static Problem noAccess() {
        return Problem.of(
                403,
                "no_access",
                "This rests on a record that is closed to you: you are not in the patient's care team. Ask the team to add"
                        + " you, or, when it can't wait, break the glass: POST /break-glass with the access_handle of the"
                        + " row in a list, or POST /patients/{id}/break-glass, with your reason; the privacy officer will"
                        + " review it.");
    }

    /** 404: the same for what does not exist and for what is another tenant's. */
    public static Problem notFound() {
        return Problem.of(404, "not_found", "There is nothing here under this address.");
    }

    /** 413: the body is larger than is read. */
    public static Problem tooLarge(int limit) {
        return Problem.of(413, "too_large", "The body must not be larger than " + limit + " bytes.");
    }

    /** 415: the body is no JSON, or does not say so. */
    public static Problem unsupportedMediaType() {
        return Problem.of(415, "unsupported_media_type", "Send Content-Type: application/json.");
    }

    /** 408: the body did not come in time. */
    public static Problem tooSlow() {
        return Problem.of(408, "too_slow", "The body did not come within 10 seconds. Send it again.")
                .header("Connection", "close");
    }

    /** 415: the body is compressed or otherwise encoded. */
    public static Problem unsupportedEncoding() {
        return Problem.of(415, "unsupported_encoding", "Send the body as it is, without Content-Encoding.")
                .header("Accept-Encoding", "identity");
    }

    /** 422: the content is readable and wrong. */
    public static Problem invalid(FieldErrors errors) {
        return Problem.of(422, "invalid_fields", "Some fields are wrong; field_errors says which and why.")
                .with(errors);
    }

    /** 400: the request is addressed to a host that is not ours. */
    public static Problem hostNotAllowed() {
        return Problem.of(
                400,
                "host_not_allowed",
                "This host is not served here. Use the address you were given; its operator lists it in ALLOWED_HOSTS.");
    }

    /** 429: the tenant asks more than its share of this node. */
    public static Problem tooManyRequests(long retryAfterSeconds) {
        return Problem.of(429, "too_many_requests", "Your hospital sends more requests than its limit. Slow down.")
                .header("Retry-After", retryAfterSeconds);
    }

    /** 428: this may only be changed by someone who says which version they have read. */
    public static Problem preconditionRequired() {
        return Problem.of(428, "precondition_required", "Send the ETag you have read as If-Match.");
    }

    /** 503: the node is starting. */
    public static Problem starting() {
        return Problem.of(503, "starting", "The service is starting. Try again in a few seconds.")
                .header("Retry-After", 2);
    }

    /** 503: the database is away, or the queue is full. */
    public static Problem unavailable() {
        return Problem.of(
                        503,
                        "unavailable",
                        "The service can't take this now. Try again soon; with the same Idempotency-Key nothing happens"
                                + " twice.")
                .header("Retry-After", 1);
    }

    /** 500: a fault of ours; the instance finds it in the log. */
    public static Problem internal() {
        return Problem.of(500, "internal_error", "Something went wrong here. Report the instance to your operator.");
    }

    /** The problem of a refused command. */
    public static Problem of(Reason reason, FieldErrors errors) {
        int status = switch (reason.kind()) {
            case CONTENT -> 422;
            case NOT_FOUND -> 404;
            case STATE, VERSION_CONFLICT -> 409;
            case PRECONDITION_FAILED -> 412;
            case NO_ACCESS -> 403;
        };
        if (status == 403) {
            return noAccess();
        }
        Problem problem = status == 404 ? notFound() : Problem.of(status, reason.code(), reason.detail());
        return problem.with(errors).with(reason.facts());
    }
}
