package org.flightplan.fields;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;

/**
 * JSON text, read. Through one provider: each call of {@code jakarta.json.Json} searches the whole class path for one
 * anew, which was a third of a request's time.
 */
public final class Jsons {

    static final JsonProvider PROVIDER = JsonProvider.provider();

    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of());

    private Jsons() {}

    /** A text as JSON. */
    public static JsonString text(String text) {
        return PROVIDER.createValue(text);
    }

    /**
     * The object that a text is.
     *
     * @throws jakarta.json.JsonException when it is none
     */
    public static JsonObject object(String text) {
        try (JsonReader reader = reader(text)) {
            return reader.readObject();
        }
    }

    /**
     * The object or array that a text is.
     *
     * @throws jakarta.json.JsonException when it is neither
     */
    public static JsonStructure structure(String text) {
        try (JsonReader reader = reader(text)) {
            return reader.read();
        }
    }

    /**
     * The value that a text is.
     *
     * @throws jakarta.json.JsonException when it is none
     */
    public static JsonValue value(String text) {
        try (JsonReader reader = reader(text)) {
            return reader.readValue();
        }
    }

    /** The text of an object, its numbers without exponents: 100, not 1E+2, whatever it was read from. */
    public static String text(JsonObject object) {
        String text = object.toString();
        return hasExponent(text) ? plain(object).toString() : text;
    }

    /** The text of a number, without an exponent. */
    public static String text(JsonNumber number) {
        return Numbers.plain(number.bigDecimalValue()).toString();
    }

    private static boolean hasExponent(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == 'E') {
                return true;
            }
        }
        return false;
    }

    private static JsonValue plain(JsonValue value) {
        if (value instanceof JsonObject object) {
            JsonObjectBuilder plain = PROVIDER.createObjectBuilder();
            object.forEach((name, member) -> plain.add(name, plain(member)));
            return plain.build();
        } else if (value instanceof JsonArray array) {
            JsonArrayBuilder plain = PROVIDER.createArrayBuilder();
            array.forEach(element -> plain.add(plain(element)));
            return plain.build();
        }
        return value instanceof JsonNumber number ? Numbers.plain(number.bigDecimalValue()) : value;
    }

    /** A reader of a text, for who must tell one fault from another. */
    public static JsonReader reader(String text) {
        return READERS.createReader(new StringReader(text));
    }
}
