package org.flightplan.web.http;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.flightplan.fields.Jsons;
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
     */
    public static JsonObject parse(byte[] body) {
        String text = text(body);
        requireShallow(text);
        try (JsonReader reader = Jsons.reader(text)) {
            JsonValue value = reader.readValue();
            if (value instanceof JsonObject object) {
                return object;
            }
            throw new ProblemException(Problems.unreadable("The body must be a JSON object."));
        } catch (JsonParsingException e) {
            throw new ProblemException(Problems.unreadable("The body is no JSON: see line "
                    + e.getLocation().getLineNumber() + ", column "
                    + e.getLocation().getColumnNumber() + "."));
        } catch (JsonException | NumberFormatException e) {
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

    // the parser recurses: ten thousand brackets would end in a stack overflow
    private static void requireShallow(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                depth++;
            } else if (!quoted && (c == '}' || c == ']')) {
                depth--;
            }
            if (depth > DEEPEST) {
                throw new ProblemException(
                        Problems.unreadable("The body must not be nested deeper than " + DEEPEST + " levels."));
            }
        }
    }
}
