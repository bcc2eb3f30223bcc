package org.flightplan.launcher.demo;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;

/** A refusal in words that are safe to print: status, error code and the names of fields, never a value. */
final class Problem {

    private Problem() {}

    /** Describes an answer of the API that is no success. */
    static String describe(HttpResponse<String> answer) {
        JsonObject problem = Json.objectIfAny(answer.body()).orElse(JsonValue.EMPTY_JSON_OBJECT);
        StringBuilder text = new StringBuilder("status ").append(answer.statusCode());
        if (problem.get("error_code") instanceof JsonString code) {
            text.append(", ").append(code.getString());
        }
        if (problem.get("field_errors") instanceof JsonObject fields && !fields.isEmpty()) {
            Set<String> names = new TreeSet<>(fields.keySet());
            text.append(", fields ").append(String.join(", ", names));
        }
        return text.toString();
    }
}
