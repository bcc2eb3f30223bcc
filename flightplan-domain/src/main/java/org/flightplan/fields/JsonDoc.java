package org.flightplan.fields;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a JSON object; null is absent, moments are UTC, the order is that of the calls. */
public final class JsonDoc {

    private final Map<String, JsonValue> values = new LinkedHashMap<>();

    /** An empty object to fill. */
    public static JsonDoc doc() {
        return new JsonDoc();
    }

    /** An object to fill, beginning with what another holds. */
    public static JsonDoc of(JsonObject object) {
        JsonDoc doc = new JsonDoc();
        doc.values.putAll(object);
        return doc;
    }

    /** The same object without the fields that are null: null equals absent. */
    public static JsonObject withoutNulls(JsonObject object) {
        JsonDoc doc = new JsonDoc();
        object.forEach(doc::with);
        return doc.build();
    }

    /** An object of these fields in their order, nulls included. */
    public static JsonObject exactly(Collection<String> names, Map<String, JsonValue> values) {
        JsonObjectBuilder object = Jsons.PROVIDER.createObjectBuilder();
        names.forEach(name -> object.add(name, values.getOrDefault(name, JsonValue.NULL)));
        return object.build();
    }

    /**
     * Sets a field, or takes it away when the value is null.
     *
     * @param value text, number, boolean, UUID, Instant, OffsetDateTime, LocalDate, JSON, or a collection of these
     */
    public JsonDoc with(String name, @Nullable Object value) {
        JsonValue json = value == null ? JsonValue.NULL : json(value);
        if (json.getValueType() == JsonValue.ValueType.NULL) {
            values.remove(name);
        } else {
            values.put(name, json);
        }
        return this;
    }

    /** Sets a field to null, where that says more than its absence. */
    public JsonDoc withNull(String name) {
        values.put(name, JsonValue.NULL);
        return this;
    }

    /** Whether it has no field. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The object; the document may be filled further, which does not change it. */
    public JsonObject build() {
        JsonObjectBuilder object = Jsons.PROVIDER.createObjectBuilder();
        values.forEach(object::add);
        return object.build();
    }

    /** The list of what {@link #with} takes. */
    public static JsonArray array(Collection<?> values) {
        JsonArrayBuilder array = Jsons.PROVIDER.createArrayBuilder();
        values.forEach(value -> array.add(json(value)));
        return array.build();
    }

    private static JsonValue json(Object value) {
        if (value instanceof JsonValue json) {
            return json;
        } else if (value instanceof String text) {
            return Jsons.PROVIDER.createValue(text);
        } else if (value instanceof Number number) {
            return Jsons.PROVIDER.createValue(number);
        } else if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        } else if (value instanceof OffsetDateTime moment) {
            return Jsons.PROVIDER.createValue(moment.toInstant().toString());
        } else if (value instanceof UUID || value instanceof Instant || value instanceof LocalDate) {
            return Jsons.PROVIDER.createValue(value.toString());
        } else if (value instanceof Collection<?> many) {
            return array(many);
        }
        throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
}
