package org.flightplan.web.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * The two things that MicroProfile OpenAPI 4 (on WildFly) spells differently from 3 (on Payara, and what this is compiled
 * against): a schema has a list of types there, and null is one of them.
 */
final class SchemaDialect {

    private static final Optional<Method> ADD_TYPE = Arrays.stream(Schema.class.getMethods())
            .filter(method -> method.getName().equals("addType"))
            .findFirst();

    private SchemaDialect() {}

    /** A new schema of a type. */
    static Schema typed(SchemaType type) {
        Schema schema = createSchema();
        return ADD_TYPE.isPresent() ? withType(schema, type) : schema.type(type);
    }

    /** The same schema, which takes null too. */
    static Schema nullable(Schema schema) {
        if (ADD_TYPE.isEmpty()) {
            return schema.nullable(true);
        }
        SchemaType none = SchemaType.valueOf("NULL");
        return schema.getAnyOf() == null ? withType(schema, none) : schema.addAnyOf(typed(none));
    }

    private static Schema withType(Schema schema, SchemaType type) {
        try {
            ADD_TYPE.orElseThrow().invoke(schema, type);
            return schema;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("OpenAPI has no types", e);
        }
    }
}
