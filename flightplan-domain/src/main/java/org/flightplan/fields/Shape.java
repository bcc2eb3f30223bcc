package org.flightplan.fields;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of an object: of a request, an event's data, or the details an event type declares. A field that is not
 * declared is an error, never dropped.
 */
public final class Shape {

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final boolean oneOf;
    // asked for with every event that is written or read
    private final Set<String> phiFields;

    private Shape(List<Field> declared) {
        this(declared, false);
    }

    private Shape(List<Field> declared, boolean oneOf) {
        this.oneOf = oneOf;
        for (Field field : declared) {
            if (fields.put(field.name(), field) != null) {
                throw new IllegalArgumentException("Declared twice: " + field.name());
            }
        }
        phiFields = declared.stream().filter(Field::phi).map(Field::name).collect(Collectors.toUnmodifiableSet());
    }

    /** The shape with these fields, in this order. */
    public static Shape of(Field... fields) {
        return new Shape(List.of(fields));
    }

    /** The shape with these fields, in this order. */
    public static Shape of(List<Field> fields) {
        return new Shape(fields);
    }

    /** The shape that has exactly one of these fields. */
    public static Shape oneOf(Field... fields) {
        return new Shape(List.of(fields), true);
    }

    /** Whether an object has exactly one of the fields. */
    public boolean isOneOf() {
        return oneOf;
    }

    /** This shape with further fields behind its own. */
    public Shape and(Field... more) {
        return new Shape(
                Stream.concat(fields.values().stream(), Stream.of(more)).toList());
    }

    /** This shape without one of its fields. */
    public Shape without(String name) {
        return new Shape(fields.values().stream()
                .filter(field -> !field.name().equals(name))
                .toList());
    }

    /** The fields in the order of their declaration. */
    public List<Field> fields() {
        return List.copyOf(fields.values());
    }

    /** The names of the fields that hold protected health information. */
    public Set<String> phiFields() {
        return phiFields;
    }

    /**
     * The object as typed values.
     *
     * @throws InvalidFields naming every field that is missing, wrong or unknown
     */
    public Values read(JsonObject object) {
        FieldErrors.Builder errors = new FieldErrors.Builder();
        check("", object, errors);
        errors.build().throwIfAny();
        return new Values(object);
    }

    /** Adds what is wrong with the object's fields, each under the given prefix. */
    public void check(String prefix, JsonObject object, FieldErrors.Builder errors) {
        for (Field field : fields.values()) {
            check(
                    prefix + field.name(),
                    field,
                    field.required() || oneOf,
                    object.getOrDefault(field.name(), JsonValue.NULL),
                    errors);
        }
        for (String name : object.keySet()) {
            if (!fields.containsKey(name)) {
                errors.add(
                        prefix + name,
                        fields.isEmpty()
                                ? "is unknown here: no field is expected"
                                : "is unknown here; the fields are " + String.join(", ", fields.keySet()));
            }
        }
        if (oneOf && errors.build().isEmpty() && given(object) != 1) {
            errors.add(
                    prefix + fields.keySet().iterator().next(),
                    "give exactly one of " + String.join(", ", fields.keySet()));
        }
    }

    private long given(JsonObject object) {
        return fields.keySet().stream()
                .filter(name -> object.getOrDefault(name, JsonValue.NULL).getValueType() != JsonValue.ValueType.NULL)
                .count();
    }

    private static void check(String path, Field field, boolean mustShow, JsonValue value, FieldErrors.Builder errors) {
        if (value.getValueType() == JsonValue.ValueType.NULL) {
            if (field.required()) {
                errors.add(path, "is required");
            }
        } else if (mustShow && value instanceof JsonString text && !Texts.shows(text.getString())) {
            errors.add(path, Texts.BLANK);
        } else {
            field.kind().check(path, value, errors);
        }
    }
}
