package org.flightplan.web.http;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import org.flightplan.fields.ReceivedJson;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;

/** Reads a body as a JSON object. */
public final class Body {

    private static final int DEEPEST = 32;

    private Body() {}

    /**
     * The object.
     *
     * @throws ProblemException 400 when the body is no UTF-8, no JSON, no object, or nested deeper than {@value #DEEPEST}
     * @throws org.flightplan.fields.InvalidFields when a member stands twice, or a text or number is none that can be kept
     */
    public static JsonObject parse(byte[] body) {
        String text = text(body);
        requireOneShallowValue(text);
        try {
            JsonValue value = ReceivedJson.read(text);
            if (value instanceof JsonObject object) {
                return object;
            }
            throw new ProblemException(Problems.unreadable("The body must be a JSON object."));
        } catch (JsonParsingException e) {
            throw new ProblemException(Problems.unreadable("The body is no JSON: see line "
                    + e.getLocation().getLineNumber() + ", column "
                    + e.getLocation().getColumnNumber() + "."));
        } catch (JsonException | NoSuchElementException e) {
            // the last for a body that ends before it begins
            throw new ProblemException(Problems.unreadable("The body is no JSON."));
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problems.unreadable("The body must be UTF-8."));
        }
    }

    // the parser recurses: ten thousand brackets would end in a stack overflow; and it stops behind the first value, as
    // if a second one were none
    private static void requireOneShallowValue(String text) {
        int depth = 0;
        boolean quoted = false;
        boolean ended = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (ended && !Character.isWhitespace(c)) {
                throw new ProblemException(
                        Problems.unreadable("The body must be one JSON object, and nothing behind it."));
            }
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                depth++;
            } else if (!quoted && (c == '}' || c == ']')) {
                depth--;
                ended = depth == 0;
            }
            if (depth > DEEPEST) {
                throw new ProblemException(
                        Problems.unreadable("The body must not be nested deeper than " + DEEPEST + " levels."));
            }
        }
    }
}
