package org.flightplan.web.contract;

import jakarta.json.Json;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;

/** JSON that no writer writes: its stand-ins become the real thing in the text that is sent. */
final class Raw {

    /** Text that ends with half of a surrogate pair. */
    static final JsonValue HALF_A_PAIR = Json.createValue("x<half-a-pair>");

    /** Text that holds U+0000. */
    static final JsonValue NUL = Json.createValue("x<nul>");

    /** A number that would fill the memory when written out. */
    static final JsonValue HUGE = Json.createValue("<huge>");

    /** A number of more digits than a parser likes. */
    static final JsonValue LONG = Json.createValue("<long>");

    private Raw() {}

    static String text(JsonStructure body) {
        return body.toString()
                .replace("<half-a-pair>", "\\ud83d")
                .replace("<nul>", "\\u0000")
                .replace("\"<huge>\"", "1e999999999")
                .replace("\"<long>\"", "1".repeat(2_000));
    }
}
