package org.flightplan.fields;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * Shapes as JSON Schema (2020-12), for who reads what the log holds. An optional field may be null, and so may PHI: it is null
 * once its patient is erased. Further fields are allowed, since a contract may gain some: who reads goes on without them.
 */
public final class JsonSchema {

    /** What a schema of this dialect says of itself. */
    public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final String PHI = "Protected health information; null once the patient is erased";

    private JsonSchema() {}

    /** An object with the fields of a shape. */
    public static JsonDoc of(Shape shape) {
        JsonDoc properties = doc();
        for (Field field : shape.fields()) {
            properties.with(field.name(), of(field));
        }
        List<String> required =
                shape.fields().stream().filter(Field::required).map(Field::name).toList();
        return doc().with("type", "object")
                .with("required", required.isEmpty() ? null : required)
                .with("properties", properties.build());
    }

    private static JsonObject of(Field field) {
        JsonDoc schema = of(field.kind());
        if (field.required() && field.kind() instanceof FieldType.Text) {
            // required text is not blank
            schema.with("minLength", 1).with("pattern", "\\S");
        }
        if (field.phi()) {
            schema.with("description", PHI);
        }
        return field.required() && !field.phi() ? schema.build() : nullable(schema.build());
    }

    private static JsonObject nullable(JsonObject schema) {
        JsonDoc nullable = JsonDoc.of(schema);
        if (schema.containsKey("enum")) {
            JsonArrayBuilder words = Jsons.PROVIDER.createArrayBuilder(schema.getJsonArray("enum"));
            nullable.with("enum", words.addNull().build());
        }
        JsonArrayBuilder types = Jsons.PROVIDER.createArrayBuilder();
        if (schema.get("type") instanceof JsonArray several) {
            several.forEach(types::add);
        } else {
            types.add(schema.getString("type"));
        }
        return nullable.with("type", types.add("null").build()).build();
    }

    private static JsonDoc of(FieldType kind) {
        if (kind instanceof FieldType.Text text) {
            return doc().with("type", "string").with("maxLength", text.max());
        } else if (kind instanceof FieldType.Id) {
            return text("uuid");
        } else if (kind instanceof FieldType.Moment) {
            return text("date-time");
        } else if (kind instanceof FieldType.Date) {
            return text("date");
        } else if (kind instanceof FieldType.Duration) {
            return text("duration");
        } else if (kind instanceof FieldType.TimeZone) {
            return doc().with("type", "string").with("maxLength", 100);
        } else if (kind instanceof FieldType.Whole whole) {
            JsonDoc schema = doc().with("type", "integer").with("minimum", whole.min());
            return whole.max() == Long.MAX_VALUE ? schema : schema.with("maximum", whole.max());
        } else if (kind instanceof FieldType.Between between) {
            return doc().with("type", "number").with("minimum", between.min()).with("maximum", between.max());
        } else if (kind instanceof FieldType.Decimal) {
            return doc().with("type", "number");
        } else if (kind instanceof FieldType.Measured) {
            return doc().with("type", List.of("number", "string")).with("maxLength", FieldType.LONGEST_TEXT);
        } else if (kind instanceof FieldType.Flag) {
            return doc().with("type", "boolean");
        } else if (kind instanceof FieldType.OneOf one) {
            return doc().with("type", "string").with("enum", one.words());
        } else if (kind instanceof FieldType.Nested nested) {
            return of(nested.shape());
        } else if (kind instanceof FieldType.AnyObject || kind instanceof FieldType.FreeObject) {
            return doc().with("type", "object");
        } else if (kind instanceof FieldType.ListOf list) {
            return doc().with("type", "array")
                    .with("items", of(list.element()).build())
                    .with("minItems", list.min() == 0 ? null : list.min())
                    .with("maxItems", list.max());
        }
        throw new IllegalArgumentException("unknown kind " + kind.getClass());
    }

    private static JsonDoc text(String format) {
        return doc().with("type", "string").with("format", format);
    }
}
