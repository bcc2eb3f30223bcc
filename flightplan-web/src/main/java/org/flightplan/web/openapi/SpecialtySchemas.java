package org.flightplan.web.openapi;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.flightplan.web.openapi.ResponseSchemas.ANY;
import static org.flightplan.web.openapi.ResponseSchemas.COUNT;
import static org.flightplan.web.openapi.ResponseSchemas.ID;
import static org.flightplan.web.openapi.ResponseSchemas.NUMBER;
import static org.flightplan.web.openapi.ResponseSchemas.TEXT;
import static org.flightplan.web.openapi.ResponseSchemas.objects;

import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;

/** What the API answers of specialties, and of what they calculate. A test holds every answer against this. */
final class SpecialtySchemas {

    private static final Field LABEL = required("label", TEXT);
    private static final Field DECLARED = objects(
            "fields",
            required("name", TEXT),
            required("type", TEXT),
            optional("label", TEXT),
            optional("one_of", new FieldType.ListOf(TEXT, 1, 100)),
            optional("unit", TEXT),
            optional("range", new FieldType.ListOf(new FieldType.Decimal(), 2, 2)),
            optional("max_length", COUNT),
            optional("help", TEXT),
            optional("required", new FieldType.Flag()),
            optional("phi", new FieldType.Flag()),
            optional("not_before", TEXT));
    private static final Field ALIASES = optional("aliases", new FieldType.ListOf(TEXT, 0, 100));

    static final Shape SPECIALTY = Shape.of(
            required("name", TEXT),
            LABEL,
            required("version", TEXT),
            required("versions", new FieldType.ListOf(TEXT, 1, 1_000)));

    /** Parts that no client of the API needs to know the fields of: the schema of packs declares them. */
    private static final FieldType PARTS = new FieldType.ListOf(ANY, 0, 500);

    private static final FieldType NAMES = new FieldType.ListOf(TEXT, 0, 500);

    static final Shape MANIFEST = Shape.of(
            required("name", TEXT),
            LABEL,
            required("version", TEXT),
            optional("description", TEXT),
            objects("bands", required("level", COUNT), LABEL),
            objects(
                    "locations",
                    required("code", TEXT),
                    ALIASES,
                    LABEL,
                    required("colour", TEXT),
                    optional("pattern", TEXT),
                    required("kind", TEXT)),
            required("discharge_location", TEXT),
            required("discharge_level", COUNT),
            objects(
                    "risk_states",
                    required("code", TEXT),
                    ALIASES,
                    LABEL,
                    optional("level", COUNT),
                    optional("colour", TEXT),
                    optional("levels_in", ANY)),
            objects(
                    "event_types",
                    required("name", TEXT),
                    LABEL,
                    required("category", TEXT),
                    required("mark", TEXT),
                    optional("operation", new FieldType.Flag()),
                    optional("retired", new FieldType.Flag()),
                    DECLARED),
            objects(
                    "categories",
                    required("id", TEXT),
                    LABEL,
                    optional("icon", TEXT),
                    optional("colour", TEXT),
                    optional("priority", COUNT),
                    optional("shown", new FieldType.Flag()),
                    optional("mark", TEXT),
                    optional("operation", new FieldType.Flag())),
            optional("phases", PARTS),
            optional("checklists", PARTS),
            optional("calculators", PARTS),
            optional("rules", PARTS),
            optional("header", NAMES),
            optional("list", NAMES),
            optional("shaded_therapies", NAMES));

    static final Shape PACK_SCHEMA = Shape.of(
            required("$schema", TEXT),
            required("$id", TEXT),
            required("title", TEXT),
            required("description", TEXT),
            required("type", TEXT),
            required("required", NAMES),
            required("additionalProperties", new FieldType.Flag()),
            required("properties", ANY),
            required("$defs", ANY));

    static final Shape CALCULATIONS = Shape.of(
            optional("manifest", TEXT),
            optional("manifest_version", TEXT),
            objects(
                    "items",
                    required("id", TEXT),
                    LABEL,
                    optional("value", NUMBER),
                    optional("unit", TEXT),
                    required("sources", new FieldType.ListOf(ID, 0, 20_000))));

    private SpecialtySchemas() {}
}
