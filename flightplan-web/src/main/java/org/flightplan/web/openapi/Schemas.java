package org.flightplan.web.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;

/** Declarations as OpenAPI schemas. */
enum Schemas {
    /** Of what is sent: null equals absent. */
    SENT,
    /** Of what is answered: what is absent is absent; PHI is null once its patient is erased. */
    ANSWERED;

    /** The object that a shape declares: no other field than these. */
    Schema of(Shape shape) {
        Schema schema = SchemaDialect.typed(SchemaType.OBJECT).additionalPropertiesBoolean(false);
        for (Field field : shape.fields()) {
            schema.addProperty(field.name(), of(field));
            if (field.required()) {
                schema.addRequired(field.name());
            }
            if (shape.isOneOf()) {
                schema.addAnyOf(createSchema().addRequired(field.name()));
            }
        }
        return schema;
    }

    private Schema of(Field field) {
        Schema schema = of(field.kind());
        if (field.phi()) {
            schema.description(
                    "Protected health information" + (this == ANSWERED ? "; null once the patient is erased" : ""));
        }
        if (field.deprecation() != null) {
            schema.deprecated(true).description(field.deprecation().words());
        }
        if (field.required() && field.kind() instanceof FieldType.Text) {
            // required text is not blank
            schema.minLength(1).pattern("\\S");
        }
        boolean mayBeNull = this == SENT || field.phi();
        return !field.required() && mayBeNull ? SchemaDialect.nullable(schema) : schema;
    }

    Schema of(FieldType kind) {
        if (kind instanceof FieldType.Text text) {
            return SchemaDialect.typed(SchemaType.STRING).maxLength(text.max());
        } else if (kind instanceof FieldType.Id) {
            return SchemaDialect.typed(SchemaType.STRING).format("uuid");
        } else if (kind instanceof FieldType.Moment) {
            return SchemaDialect.typed(SchemaType.STRING).format("date-time");
        } else if (kind instanceof FieldType.Date) {
            return SchemaDialect.typed(SchemaType.STRING).format("date");
        } else if (kind instanceof FieldType.Whole whole) {
            Schema schema = SchemaDialect.typed(SchemaType.INTEGER).format("int64");
            schema.minimum(BigDecimal.valueOf(whole.min()));
            return whole.max() == Long.MAX_VALUE ? schema : schema.maximum(BigDecimal.valueOf(whole.max()));
        } else if (kind instanceof FieldType.TimeZone) {
            return SchemaDialect.typed(SchemaType.STRING).maxLength(100);
        } else if (kind instanceof FieldType.Between between) {
            return SchemaDialect.typed(SchemaType.NUMBER).minimum(between.min()).maximum(between.max());
        } else if (kind instanceof FieldType.Decimal) {
            return SchemaDialect.typed(SchemaType.NUMBER);
        } else if (kind instanceof FieldType.Measured) {
            return createSchema()
                    .anyOf(List.of(of(new FieldType.Decimal()), of(new FieldType.Text(FieldType.LONGEST_TEXT))));
        } else if (kind instanceof FieldType.Duration) {
            return SchemaDialect.typed(SchemaType.STRING).format("duration");
        } else if (kind instanceof FieldType.Flag) {
            return SchemaDialect.typed(SchemaType.BOOLEAN);
        } else if (kind instanceof FieldType.OneOf one) {
            return SchemaDialect.typed(SchemaType.STRING).enumeration(List.copyOf(one.words()));
        } else if (kind instanceof FieldType.Nested nested) {
            return of(nested.shape());
        } else if (kind instanceof FieldType.AnyObject || kind instanceof FieldType.FreeObject) {
            return SchemaDialect.typed(SchemaType.OBJECT);
        } else if (kind instanceof FieldType.ListOf list) {
            Schema schema = SchemaDialect.typed(SchemaType.ARRAY).items(of(list.element()));
            return list.max() == Integer.MAX_VALUE
                    ? schema
                    : schema.minItems(list.min()).maxItems(list.max());
        }
        throw new IllegalArgumentException("unknown kind " + kind.getClass());
    }
}
