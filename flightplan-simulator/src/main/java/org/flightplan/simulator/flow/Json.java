package org.flightplan.simulator.flow;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.parsson.JsonProviderImpl;
import org.jspecify.annotations.Nullable;

/** JSON by a provider of our own: in a server's process a look-up might find another. */
public final class Json {

    private static final JsonProvider PROVIDER = new JsonProviderImpl();

    private static final String FOLDER = "/org/flightplan/simulator/";

    private Json() {}

    /** An object that is being made. */
    public static final class Doc {

        private final JsonObjectBuilder builder = PROVIDER.createObjectBuilder();

        /** Adds a field; nothing when the value is null. */
        public Doc with(String name, @Nullable Object value) {
            if (value != null) {
                builder.add(name, value(value));
            }
            return this;
        }

        /** Adds every field of an object. */
        public Doc with(JsonObject other) {
            other.forEach(builder::add);
            return this;
        }

        /** The object. */
        public JsonObject build() {
            return builder.build();
        }
    }

    /** An empty object. */
    public static Doc doc() {
        return new Doc();
    }

    /** Flags, numbers, lists and JSON as such, all else as its text. */
    static JsonValue value(Object value) {
        if (value instanceof JsonValue json) {
            return json;
        } else if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        } else if (value instanceof Integer whole) {
            return PROVIDER.createValue(whole);
        } else if (value instanceof Number number) {
            return PROVIDER.createValue(new BigDecimal(number.toString()));
        } else if (value instanceof List<?> list) {
            JsonArrayBuilder array = PROVIDER.createArrayBuilder();
            list.forEach(element -> array.add(value(element)));
            return array.build();
        }
        return PROVIDER.createValue(value.toString());
    }

    /** A resource of the simulator. */
    public static JsonObject resource(String name) {
        try (InputStream in = Objects.requireNonNull(Json.class.getResourceAsStream(FOLDER + name), name);
                var reader = PROVIDER.createReader(in)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of a list; none where there is no list. */
    public static List<JsonObject> objects(JsonObject object, String name) {
        return object.containsKey(name) ? object.getJsonArray(name).getValuesAs(JsonObject.class) : List.of();
    }

    /** The texts of a list; none where there is no list. */
    public static List<String> texts(JsonObject object, String name) {
        return object.containsKey(name) ? object.getJsonArray(name).getValuesAs(JsonString::getString) : List.of();
    }

    static double number(JsonObject object, String name, double otherwise) {
        return object.containsKey(name) ? object.getJsonNumber(name).doubleValue() : otherwise;
    }

    /** A list of two numbers. */
    static double[] pair(JsonObject object, String name) {
        return object.getJsonArray(name).getValuesAs(JsonNumber.class).stream()
                .mapToDouble(JsonNumber::doubleValue)
                .toArray();
    }
}
