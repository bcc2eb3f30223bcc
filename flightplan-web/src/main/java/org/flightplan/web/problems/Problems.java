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

    /** 413: the content is larger than is kept. */
    public static Problem contentTooLarge(long limit) {
        return Problem.of(413, "too_large", "The content must not be larger than " + limit + " bytes.");
    }

    /** 408: the content came slower than is waited for. */
    public static Problem contentTooSlow(long bytesPerSecond) {
        return Problem.of(
                        408,
                        "too_slow",
                        "The content came slower than " + bytesPerSecond + " bytes a second. Send it again, by a faster"
                                + " connection.")
                .header("Connection", "close");
    }

    /** 416: nothing of the content lies in the range. */
    public static Problem rangeNotSatisfiable(long size) {
        return Problem.of(416, "range_not_satisfiable", "The content has " + size + " bytes: ask for some of them.")
                .header("Content-Range", "bytes */" + size);
    }

    /** 503: contents can't be kept, searched or read now. */
    public static Problem contentsUnavailable() {
        return Problem.of(
                        503,
                        "contents_unavailable",
                        "Contents of attachments can't be kept or read now; nothing was lost. Try again soon.")
                .header("Retry-After", 5);
    }

    /** 503: this node takes in as many contents as it can. */
    public static Problem tooManyContents() {
        return Problem.of(
                        503,
                        "too_many_contents",
                        "As many contents are on their way as this node takes at once. Send this one again soon.")
                .header("Retry-After", 5);
    }

    /** 503: the installation keeps no contents. */
    public static Problem noContentStore() {
        return Problem.of(
                        503,
                        "no_content_store",
                        "This installation keeps no attachments yet. Ask its operator to set CONTENT_FOLDER or"
                                + " CONTENT_S3_URL.")
                .header("Retry-After", 3600);
    }

    /** 422: malicious software was found in the content. */
    public static Problem infected() {
        return Problem.of(
                        422,
                        "infected",
                        "Malicious software was found in the content, and it was not kept. Have the device it comes from"
                                + " examined, and send a clean copy.")
                .with(FieldErrors.of("body", "holds malicious software: send a clean copy"));
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

    /** 429: more of the tenant's requests are under way on this node than its share. */
    public static Problem tooManyAtOnce(long retryAfterSeconds) {
        return Problem.of(
                        429,
                        "too_many_at_once",
                        "Your hospital has more requests under way than its share of this node. Send this one again.")
                .header("Retry-After", retryAfterSeconds);
    }

    /** 409: the feed is asked for behind a position that the log has not come to. */
    public static Problem positionAhead(long head) {
        return Problem.of(
                409,
                "position_ahead",
                "The log ends before this position, at " + head
                        + ": either the number is wrong, or the log was restored to"
                        + " an earlier moment. Compare what you hold with it, and go on from there.");
    }

    /** 429: the user, or the tenant, follows the log by more streams than it may. */
    public static Problem tooManyStreams(String whose, int limit) {
        return Problem.of(
                        429,
                        "too_many_streams",
                        "This node has " + limit + " streams of " + whose
                                + " open, and takes no more. End some of them.")
                .header("Retry-After", 2);
    }

    /** 503: this node has as many streams open as it can. */
    public static Problem noMoreStreams() {
        return Problem.of(
                        503,
                        "no_more_streams",
                        "As many clients follow the log by this node as it takes. Try again soon, by another node if"
                                + " there is one.")
                .header("Retry-After", 10);
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
