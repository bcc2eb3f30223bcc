package org.flightplan.client.http;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.flightplan.client.problems.MisunderstoodException;

/** Bodies as JSON: fields are in snake_case, what is null is left out, and what is not known is ignored. */
public final class Json {

    // looked up once, and from where this class is: in one process with a server, a thread may stand among that
    // server's classes
    private static final JsonReaderFactory READERS = ServiceLoader.load(JsonProvider.class, Json.class.getClassLoader())
            .findFirst()
            .orElseGet(JsonProvider::provider)
            .createReaderFactory(Map.of());

    /** Only where there are records: whoever sends plain objects needs no JSON binding. */
    private static final class Records {
        private static final Jsonb JSONB = JsonbBuilder.create(
                new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES));

        static Object read(InputStream text, Type type) {
            try {
                return JSONB.fromJson(text, type);
            } catch (JsonbException | JsonException e) {
                // not as a cause: it would hold a part of the text
                throw new MisunderstoodException(type.getTypeName());
            }
        }
    }

    private Json() {}

    /** An object or a record as text. */
    public static String text(Object body) {
        return body instanceof JsonValue json ? json.toString() : Records.JSONB.toJson(body);
    }

    /**
     * Reads a record.
     *
     * @throws MisunderstoodException when the text is none
     */
    static Object record(InputStream text, Type type) {
        return Records.read(text, type);
    }

    /**
     * Reads an object.
     *
     * @throws JsonException when the text is none
     */
    public static JsonObject object(InputStream text) {
        try (var reader = READERS.createReader(text, StandardCharsets.UTF_8)) {
            return reader.readObject();
        }
    }

    /** Reads an object; empty when the text is none. */
    public static Optional<JsonObject> objectIfAny(byte[] text) {
        try {
            return Optional.of(object(new ByteArrayInputStream(text)));
        } catch (JsonException | ClassCastException e) {
            return Optional.empty();
        }
    }
}
