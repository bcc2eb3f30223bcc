package org.flightplan.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Set;

/**
 * An answer as it came.
 *
 * @param status of HTTP
 * @param headers of the answer
 * @param body as text
 */
public record Answer(int status, HttpHeaders headers, String body) {

    /** The body as an object. */
    public JsonObject json() {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    /** The elements of a list. */
    public List<JsonObject> items() {
        return json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** The first value of a header, or empty text. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The names of the fields that a problem complains of. */
    public Set<String> fieldErrors() {
        JsonObject problem = json();
        return problem.containsKey("field_errors")
                ? problem.getJsonObject("field_errors").keySet()
                : Set.of();
    }

    /** This answer, which has the status, or the test fails and shows it. */
    public Answer expect(int wanted) {
        assertEquals(wanted, status, this::toString);
        return this;
    }

    /** This answer, which is a whole problem of the status (RFC 9457), or the test fails and shows it. */
    public Answer problem(int wanted) {
        expect(wanted);
        assertEquals("application/problem+json", header("Content-Type").replaceFirst(";.*", ""), this::toString);
        JsonObject problem = json();
        assertEquals(wanted, problem.getInt("status"), this::toString);
        assertTrue(
                problem.keySet().containsAll(Set.of("type", "title", "status", "detail", "instance", "error_code")),
                this::toString);
        assertTrue(problem.getString("type").startsWith("urn:flightplan:problem:"), this::toString);
        assertTrue(problem.getString("instance").startsWith("urn:uuid:"), this::toString);
        return this;
    }

    @Override
    public String toString() {
        return status + " " + headers.map() + " " + body;
    }
}
