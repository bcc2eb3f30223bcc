package org.flightplan.web.problems;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.JsonDoc;

/**
 * An error as its caller is told (RFC 9457).
 *
 * @param status of HTTP
 * @param code a stable name in snake_case; the type is its URN
 * @param detail what is the matter and what to do, from a template
 * @param fieldErrors what is wrong with which field
 * @param facts further members for a program to act on
 * @param headers such as Retry-After
 */
public record Problem(
        int status,
        String code,
        String detail,
        FieldErrors fieldErrors,
        Map<String, Object> facts,
        Map<String, Object> headers) {

    /** The media type of every error. */
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Unreadable request"),
            Map.entry(401, "Not authenticated"),
            Map.entry(403, "Not allowed"),
            Map.entry(404, "Not found"),
            Map.entry(405, "Method not allowed"),
            Map.entry(406, "Not acceptable"),
            Map.entry(408, "Request too slow"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "Precondition failed"),
            Map.entry(413, "Request too large"),
            Map.entry(416, "Range not satisfiable"),
            Map.entry(415, "Unsupported media type"),
            Map.entry(422, "Invalid content"),
            Map.entry(428, "Precondition required"),
            Map.entry(429, "Too many requests"),
            Map.entry(500, "Internal error"),
            Map.entry(503, "Unavailable"));

    /** A problem with nothing more to say than its detail. */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, FieldErrors.NONE, Map.of(), Map.of());
    }

    /** The same problem with what is wrong with which field. */
    public Problem with(FieldErrors errors) {
        return new Problem(status, code, detail, errors, facts, headers);
    }

    /** The same problem with further members. */
    public Problem with(Map<String, Object> members) {
        return new Problem(status, code, detail, fieldErrors, members, headers);
    }

    /** The same problem with a header. */
    public Problem header(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, detail, fieldErrors, facts, Map.copyOf(more));
    }

    /** The problem of one request. */
    public Response response(UUID request) {
        Response.ResponseBuilder response =
                Response.status(status).type(MEDIA_TYPE).entity(json(request).toString());
        headers.forEach(response::header);
        return response.build();
    }

    /** The body of the problem of one request. */
    public JsonObject json(UUID request) {
        JsonDoc doc = JsonDoc.doc()
                .with("type", "urn:flightplan:problem:" + code.replace('_', '-').toLowerCase(Locale.ROOT))
                .with("title", TITLES.getOrDefault(status, "Error"))
                .with("status", status)
                .with("detail", detail)
                .with("instance", "urn:uuid:" + request)
                .with("error_code", code);
        if (!fieldErrors.isEmpty()) {
            JsonDoc errors = JsonDoc.doc();
            fieldErrors.byField().forEach(errors::with);
            doc.with("field_errors", errors.build());
        }
        facts.forEach(doc::with);
        return doc.build();
    }
}
