package org.flightplan.client.problems;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An error as the API tells it (RFC 9457).
 *
 * @param status of HTTP
 * @param errorCode a stable name in snake_case, such as {@code already_admitted}; empty where the answer was no problem
 * @param detail one or two sentences: what is the matter and what to do; for people, and it may change
 * @param request under which id the server logged it; empty where the answer was no problem
 * @param fieldErrors by name of a field, what would be right; empty but for 422
 * @param members the whole object, with what belongs to this error code alone
 */
public record Problem(
        int status,
        String errorCode,
        String detail,
        String request,
        Map<String, List<String>> fieldErrors,
        JsonObject members) {

    private static final String REQUEST = "urn:uuid:";

    /** Reads it; of an object that is none, as much as there is. */
    public static Problem of(int status, JsonObject members) {
        String instance = members.getString("instance", "");
        return new Problem(
                status,
                members.getString("error_code", ""),
                members.getString("detail", ""),
                instance.startsWith(REQUEST) ? instance.substring(REQUEST.length()) : "",
                fieldErrors(members.get("field_errors")),
                members);
    }

    private static Map<String, List<String>> fieldErrors(@Nullable JsonValue errors) {
        Map<String, List<String>> byField = new TreeMap<>();
        if (errors instanceof JsonObject fields) {
            fields.forEach((name, messages) -> byField.put(name, texts(messages)));
        }
        return byField;
    }

    private static List<String> texts(JsonValue messages) {
        List<String> texts = new ArrayList<>();
        if (messages instanceof JsonArray all) {
            for (JsonValue each : all) {
                texts.add(each instanceof JsonString text ? text.getString() : each.toString());
            }
        }
        return texts;
    }

    /** A member that is a whole number. */
    OptionalInt number(String name) {
        return members.get(name) instanceof JsonNumber number ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }

    /** The exception to throw for it. */
    public FlightPlanException exception() {
        return switch (status) {
            case 401, 403 -> new NotPermittedException(this);
            case 404 -> new NoSuchRecordException(this);
            case 409 ->
                errorCode.equals("version_conflict") ? new VersionConflictException(this) : new RefusedException(this);
            case 412 -> new VersionConflictException(this);
            case 422 -> new InvalidFieldsException(this);
            case 408, 429, 502, 503, 504 -> new UnavailableException(this);
            default -> new MisunderstoodException(this);
        };
    }

    /** Status, code, names of fields and the request's id: what may be logged. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("status ").append(status);
        if (!errorCode.isEmpty()) {
            text.append(", ").append(errorCode);
        }
        if (!fieldErrors.isEmpty()) {
            text.append(", fields ").append(String.join(", ", fieldErrors.keySet()));
        }
        if (!request.isEmpty()) {
            text.append(", request ").append(request);
        }
        return text.toString();
    }
}
