package org.flightplan.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.flightplan.web.problems.Problem;
import org.flightplan.web.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body is one JSON object of no great depth. */
class BodyTest {

    private static final String NOT_ALONE = "The body must be one JSON object, and nothing behind it.";

    private static String refusal(String body) {
        Problem problem = assertThrows(ProblemException.class, () -> Body.parse(body.getBytes(StandardCharsets.UTF_8)))
                .problem();
        assertEquals(400, problem.status());
        return problem.detail();
    }

    private static String nested(int levels) {
        return "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': 1}",
                "' {} '",
                "{'a': '}{]['}",
                "{'a': '\\'}}'}",
                "{'a\\\\': [{}, {}]}",
            })
    void an_object_is_read_whatever_stands_in_its_texts(String body) {
        String json = body.replace('\'', '"');
        Body.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_was_sent_is_what_is_read() {
        String body = "{\"a\":\"\\\"ä💙\",\"b\":[1,null]}";
        assertEquals(
                body, Body.parse((body + "\n").getBytes(StandardCharsets.UTF_8)).toString());
    }

    @Test
    void nothing_stands_behind_the_object() {
        assertEquals(NOT_ALONE, refusal("{} {}"));
        assertEquals(NOT_ALONE, refusal("{}x"));
        assertEquals(NOT_ALONE, refusal("{\"a\":{}}]"));
    }

    @Test
    void it_is_32_levels_deep_at_most() {
        assertEquals(
                nested(32),
                Body.parse(nested(32).getBytes(StandardCharsets.UTF_8)).toString());
        assertEquals("The body must not be nested deeper than 32 levels.", refusal(nested(33)));
        assertEquals("The body must not be nested deeper than 32 levels.", refusal("[".repeat(10_000)));
        // what closes gives a level back
        Body.parse(("{\"a\":[" + "[],{},".repeat(50) + "1]}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_is_no_object_is_refused_as_what_it_is() {
        assertEquals("The body must be a JSON object.", refusal("[]"));
        assertEquals("The body is no JSON: see line 2, column 1.", refusal("{\n?"));
        assertTrue(refusal("").startsWith("The body is no JSON"));
        byte[] latin1 = "{\"a\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1);
        Problem problem =
                assertThrows(ProblemException.class, () -> Body.parse(latin1)).problem();
        assertEquals("The body must be UTF-8.", problem.detail());
    }
}
