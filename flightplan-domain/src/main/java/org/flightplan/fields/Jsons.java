package org.flightplan.fields;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
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

    /** A reader of a text, for who must tell one fault from another. */
    public static JsonReader reader(String text) {
        return READERS.createReader(new StringReader(text));
    }
}
